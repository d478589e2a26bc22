import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { ReportKindData } from './report-kind.ts'
import { tables } from './tables.ts'

export const readReportKinds = (): ReportKindData[] =>
  z.array(ReportKindData).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'report-kinds.json'), 'utf8')))

/** The regimes that every installation begins with. Idempotent. */
export async function loadReportKinds(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('report_kind')
      .values(
        readReportKinds().map((kind) => ({
          code: kind.code,
          valid_from: kind.validFrom,
          valid_to: null,
          definition: json(kind),
        })),
      )
      .onConflict((on) => on.columns(['code', 'valid_from']).doNothing())
      .execute()
  })
}
