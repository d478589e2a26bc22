import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'
import { verifyTree } from './verify-tree.ts'

/** Job of each Sunday night: recomputes every tree; what does not fit is an alarm in the log, with the first places. */
export async function verifyRegularly(ctx: Ctx): Promise<void> {
  const trees = await tables(ctx).selectFrom('tree').select('agency_id').orderBy('agency_id').execute()
  for (const { agency_id } of trees) {
    const report = await verifyTree(ctx, agency_id)
    if (!report.ok) ctx.log.error({ agencyId: agency_id, problems: report.problems.slice(0, 10) }, 'audit tree does not fit')
  }
}
