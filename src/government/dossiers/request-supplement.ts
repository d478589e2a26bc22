import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { check } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { countEvents } from './count-events.ts'
import { minutesLeft } from './dossier-clock.ts'
import type { DossierTable } from './tables.ts'

/** A return to the citizen must cite the field or paper and the reason (design §1.3); the guidance is complete, once (NĐ 61/2018 Đ17.2). */
export const RequestSupplement = z.object({
  items: z
    .array(
      z.object({
        /** A field's path (`child.fullName`) or a component's code (`TP02`). */
        target: z.string().trim().min(1).max(100),
        label: z.string().trim().min(1).max(300),
        reason: z.string().trim().min(5).max(1000),
      }),
    )
    .min(1)
    .max(30),
})

/** Asks the citizen to complete the dossier. The clock stands still; how it goes on is the procedure's rule (Đ19.4: restart by default). */
export async function requestSupplement(
  ctx: Ctx,
  key: DossierKey,
  input: z.input<typeof RequestSupplement>,
): Promise<DossierTable> {
  const { items } = check(ctx, RequestSupplement, input)
  return changeDossier(ctx, key, 'requestSupplement', async (row) => {
    const accepted = row.status !== 'submitted'
    const number = (await countEvents(ctx, row, 'requestSupplement')) + 1
    return {
      set: {
        resume_status: accepted ? 'inProcess' : 'submitted',
        remaining_minutes: row.due_at ? await minutesLeft(ctx, row.agency_id, row.due_at) : null,
        due_at: null,
      },
      data: { items, number },
      after: (ctx) =>
        addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'supplement', number }),
    }
  })
}
