import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import type { ReportKindData } from './report-kind.ts'
import { tables } from './tables.ts'

/** The regimes in force on a day, today by default. Public: who must report what, to whom and when is law. */
export async function listReportKinds(ctx: Ctx, on = vietnamDate(ctx.now)): Promise<ReportKindData[]> {
  const rows = await tables(ctx)
    .selectFrom('report_kind')
    .select('definition')
    .where('valid_from', '<=', on)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', on)]))
    .orderBy('code')
    .execute()
  return rows.map((row) => row.definition)
}

/** The version of a regime by which a report is made. Throws not_found. */
export async function getReportKind(ctx: Ctx, code: string, from: string): Promise<ReportKindData> {
  const row = await tables(ctx)
    .selectFrom('report_kind')
    .select('definition')
    .where('code', '=', code)
    .where('valid_from', '=', from)
    .executeTakeFirst()
  if (!row) throw notFound(ctx)
  return row.definition
}
