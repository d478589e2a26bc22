import type { Ctx } from '#platform/context'
import { asSystem } from '#platform/context'
import { sql } from '#platform/database'
import { AppError, conflict } from '#platform/errors'
import { changeDossier } from './change-dossier.ts'
import { tables } from './tables.ts'

/** At most so many in one run: after a long standstill the rest follows with the next, 15 minutes later. */
const PER_RUN = 500

/**
 * Tells the applicant that the date promised has passed and no result is there (NĐ 224/2026/NĐ-CP Đ15: status changes are notified immediately).
 * Once for each promised date, however often it runs: after an apology the new date counts. A job; returns how many it told.
 */
export async function tellWhenLate(outer: Ctx): Promise<number> {
  const ctx = asSystem(outer, 'dossiers')
  const rows = await tables(ctx)
    .selectFrom('dossier')
    .select(['agency_id', 'id', 'due_at'])
    .where('status', 'in', ['accepted', 'inProcess'])
    .where('due_at', '<', ctx.now)
    .where(sql<boolean>`lapsed_due_at is distinct from due_at`)
    .orderBy('due_at')
    .limit(PER_RUN)
    .execute()
  let told = 0
  let broken: unknown
  for (const row of rows)
    try {
      if (await tell(ctx, row)) told++
    } catch (error) {
      // One broken dossier, first by its date on every run, must not keep all others from being told.
      ctx.log.error({ err: error, dossierId: row.id }, 'the applicant could not be told that the date has passed')
      broken ??= error
    }
  if (broken) throw broken
  return told
}

async function tell(ctx: Ctx, seen: { agency_id: string; id: string; due_at: Date | null }): Promise<boolean> {
  try {
    await changeDossier(ctx, { agencyId: seen.agency_id, dossierId: seen.id }, 'lapse', (row) => {
      if (!row.due_at || row.due_at >= ctx.now || row.lapsed_due_at?.getTime() === row.due_at.getTime())
        throw conflict('told already')
      return { set: { lapsed_due_at: row.due_at }, data: { of: row.due_at.toISOString() } }
    })
    return true
  } catch (error) {
    // Decided, paused, given a new date or told by another run meanwhile: nothing more to say.
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}
