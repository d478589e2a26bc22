import type { Ctx } from '#platform/context'
import { endAppointment } from './end-appointment.ts'
import { tables } from './tables.ts'

/** Job of a dissolution: ends what is still held there, one holding a transaction. A second run finds nothing left. */
export async function endAppointmentsOfDissolved(
  ctx: Ctx,
  { agencyId, lastDay }: { agencyId: string; lastDay: string },
): Promise<void> {
  const open = await tables(ctx)
    .selectFrom('holding')
    .select(['id', 'valid_from'])
    .where('agency_id', '=', agencyId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', lastDay)]))
    .execute()
  for (const { id, valid_from } of open)
    await endAppointment(ctx, { agencyId, holdingId: id, lastDay: valid_from > lastDay ? valid_from : lastDay })
}
