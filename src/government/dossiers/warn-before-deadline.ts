import { addWorkingDays, calendarOf } from '#foundation/calendar'
import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { asSystem } from '#platform/context'
import { AppError } from '#platform/errors'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { changeDossier } from './change-dossier.ts'
import { text } from './messages.ts'
import { tables } from './tables.ts'

/** Time limits rarely end more than this many days after the working day before them (the longest holiday is Tết). */
const LOOK_AHEAD_DAYS = 14

/**
 * Warns those who work on a dossier, and their leader, one working day before its time limit ends, while an apology is still in time
 * (NĐ 61/2018 Đ19.9). Once for each due moment, however often it runs. A job; returns how many it warned of.
 */
export async function warnBeforeDeadline(outer: Ctx): Promise<number> {
  const ctx = asSystem(outer, 'dossiers')
  const horizon = vietnamInstant(addDays(vietnamDate(ctx.now), LOOK_AHEAD_DAYS))
  const rows = await tables(ctx)
    .selectFrom('dossier')
    .select(['agency_id', 'id', 'due_at'])
    .where('status', 'in', ['accepted', 'inProcess'])
    .where('due_at', '>', ctx.now)
    .where('due_at', '<', horizon)
    .where((eb) => eb.or([eb('warned_due_at', 'is', null), eb('warned_due_at', '<>', eb.ref('due_at'))]))
    .orderBy('due_at')
    .execute()
  let warned = 0
  for (const row of rows) {
    const calendar = await calendarOf(ctx, row.agency_id)
    // From the working day before the last one on.
    if (vietnamDate(row.due_at!) > addWorkingDays(calendar, vietnamDate(ctx.now), 1)) continue
    if (await warn(ctx, { agencyId: row.agency_id, dossierId: row.id })) warned++
  }
  return warned
}

async function warn(ctx: Ctx, key: { agencyId: string; dossierId: string }): Promise<boolean> {
  try {
    await changeDossier(ctx, key, 'warn', (row) => ({
      set: { warned_due_at: row.due_at },
      data: { of: row.due_at?.toISOString() },
      after: (ctx) => {
        openTask(ctx, {
          agencyId: row.agency_id,
          kind: 'dossier.warning',
          subjectId: row.id,
          title: text('vi').taskWarning(row.procedure_name, row.applicant_name),
          reference: row.code,
          href: `/xu-ly/${row.code}`,
          role: 'leader',
          dueAt: row.due_at,
        })
      },
    }))
    return true
  } catch (error) {
    // Decided or paused meanwhile: nothing to warn of.
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}
