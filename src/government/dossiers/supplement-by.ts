import { addWorkingDays, calendarOf } from '#foundation/calendar'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { isRunning } from './dossier-status.ts'
import { type DossierTable, tables } from './tables.ts'

export interface SupplementBy {
  /** Working days from acceptance. */
  days: number
  /** The last civil day, 'YYYY-MM-DD'. */
  day: string
  late: boolean
}

let limits: { from: string; days: number }[] | undefined

/**
 * By when the agency may ask for a supplement in the appraisal (NĐ 61/2018/NĐ-CP Đ19.4: 3 working days from receipt; configuration by date, read once).
 * Undefined before acceptance, where a dossier is asked about at the desk at once, and where nobody can ask any more.
 */
export async function supplementBy(
  ctx: Ctx,
  row: Pick<DossierTable, 'agency_id' | 'status' | 'accepted_at'>,
): Promise<SupplementBy | undefined> {
  if (!row.accepted_at || !isRunning(row.status)) return undefined
  limits ??= (await tables(ctx).selectFrom('supplement_limit').selectAll().orderBy('valid_from', 'desc').execute()).map(
    (limit) => ({
      from: limit.valid_from,
      days: limit.working_days,
    }),
  )
  const accepted = vietnamDate(row.accepted_at)
  const limit = limits.find(({ from }) => from <= accepted)
  if (!limit) return undefined
  const day = addWorkingDays(await calendarOf(ctx, row.agency_id), accepted, limit.days)
  return { days: limit.days, day, late: vietnamDate(ctx.now) > day }
}
