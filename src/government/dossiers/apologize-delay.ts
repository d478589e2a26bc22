import { z } from 'zod'
import { postponeTasks } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { check, conflict, invalid } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { addDays, vietnamDate } from '#platform/time'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { isApologyInTime, workingDayCloses } from './dossier-clock.ts'
import { text } from './messages.ts'
import type { DossierTable } from './tables.ts'

export const ApologizeDelay = z.object({
  reason: z.string().trim().min(10).max(2000),
  /** The new day of the result, 'YYYY-MM-DD', a working day. */
  newDueDate: z.iso.date(),
})

/**
 * Apologizes to the citizen and gives a new date, by the sealed form 04: once at most, and no later than one day before the time limit ends
 * (NĐ 61/2018 Đ19.9). What comes later is still written down, since the citizen is owed a date, and says that it came late. The law's own
 * time limit stays: the dossier counts as late.
 */
export async function apologizeDelay(ctx: Ctx, key: DossierKey, input: z.input<typeof ApologizeDelay>): Promise<DossierTable> {
  const { reason, newDueDate } = check(ctx, ApologizeDelay, input)
  return changeDossier(ctx, key, 'apologize', async (row) => {
    const t = text(ctx)
    if (row.apologized_at) throw conflict(t.apologizedAlready)
    if (!row.due_at) throw conflict(t.noClock)
    const today = vietnamDate(ctx.now)
    const dueAt = await workingDayCloses(ctx, row.agency_id, newDueDate)
    if (!dueAt) throw invalid(ctx, { newDueDate: t.notAWorkingDay })
    if (newDueDate <= today || dueAt <= row.due_at) throw invalid(ctx, { newDueDate: t.newDateTooEarly })
    if (newDueDate > addDays(today, 366)) throw invalid(ctx, { newDueDate: t.newDateTooFar })
    return {
      set: { due_at: dueAt, apologized_at: ctx.now, warned_due_at: null },
      data: {
        reason,
        oldDueAt: row.due_at.toISOString(),
        ...((await isApologyInTime(ctx, row.agency_id, row.due_at)) ? {} : { afterTheLawsDay: true }),
      },
      after: async (ctx) => {
        await postponeTasks(ctx, { agencyId: row.agency_id, subjectId: row.id }, dueAt)
        addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'apology', number: 1 })
      },
    }
  })
}
