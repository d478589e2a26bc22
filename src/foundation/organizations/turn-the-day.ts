import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { addDays, vietnamDate } from '#platform/time'
import { agencyRegister } from './agency-register.ts'
import { agenciesChanged, positionsChanged } from './events.ts'
import { tables } from './tables.ts'

/** Each night: posts and agencies that begin today or ended yesterday by dates set earlier are told, so that sessions follow. */
export async function turnTheDay(ctx: Ctx): Promise<void> {
  const today = vietnamDate(ctx.now)
  const yesterday = addDays(today, -1)
  const turned = await tables(ctx)
    .selectFrom('holding')
    .select('person_id')
    .distinct()
    .where((eb) => eb.or([eb('valid_from', '=', today), eb('valid_to', '=', yesterday)]))
    .execute()
  const { byId } = await agencyRegister(ctx, 0)
  const agencyIds = [...byId.values()]
    .filter(
      (a) =>
        a.validFrom === today ||
        a.validTo === yesterday ||
        a.predecessors.some((p) => p.effectiveOn === today) ||
        a.names.some((n) => n.from === today),
    )
    .map((a) => a.id)
  if (turned.length + agencyIds.length === 0) return
  await inTransaction(ctx, async (ctx) => {
    for (const { person_id } of turned) positionsChanged(ctx, { personId: person_id })
    if (agencyIds.length > 0) agenciesChanged(ctx, { agencyIds })
  })
}
