import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import type { CriteriaSetData } from './criteria-set.ts'
import { tables } from './tables.ts'

/** The sets in force on a day, today by default. Public. */
export async function listCriteriaSets(ctx: Ctx, on = vietnamDate(ctx.now)): Promise<CriteriaSetData[]> {
  const rows = await tables(ctx)
    .selectFrom('criteria_set')
    .select('definition')
    .where('valid_from', '<=', on)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', on)]))
    .orderBy('code')
    .execute()
  return rows.map((row) => row.definition)
}

/** The version by which an application was begun. Throws not_found. */
export async function getCriteriaSet(ctx: Ctx, code: string, from: string): Promise<CriteriaSetData> {
  const row = await tables(ctx)
    .selectFrom('criteria_set')
    .select('definition')
    .where('code', '=', code)
    .where('valid_from', '=', from)
    .executeTakeFirst()
  if (!row) throw notFound(ctx)
  return row.definition
}
