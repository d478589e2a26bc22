import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { text } from './messages.ts'
import { ensureMayReform, mayReformUnits } from './permissions.ts'
import * as reforms from './reform.ts'
import { OPEN_END, tables } from './tables.ts'

export const DissolveTier = reforms.ReformBasis.extend({
  level: z.enum(['province', 'district', 'commune']),
  /** Only below these units; left out: everywhere, for an administrator in their whole province. */
  parentIds: z.array(z.uuid()).min(1).max(100).optional(),
})

/**
 * Ends all units of a tier, as the districts of Vietnam ended on 1 July 2025; what stood below them stands below what stood
 * above them. Successors of an ended unit are then the units that were below it. Throws invalid, or conflict.
 */
export async function dissolveTier(ctx: Ctx, input: z.input<typeof DissolveTier>): Promise<{ ended: string[] }> {
  ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
  const given = check(ctx, DissolveTier, input)
  const own = ctx.actor.kind === 'officer' ? ctx.actor.provinceId : undefined
  const parentIds = given.parentIds ?? (own ? [own] : undefined)
  await ensureMayReform(ctx, parentIds ?? [], given.effectiveDate)
  const t = text(ctx).reform
  // Nothing stands above a province, and nothing below a commune would keep its territory.
  if (given.level !== 'district') throw invalid(ctx, { level: t.provinceStays })
  return inTransaction(ctx, async (ctx) => {
    const reform = reforms.beginReform(given)
    let query = tables(ctx)
      .selectFrom('life as f')
      .innerJoin('unit as u', 'u.id', 'f.unit_id')
      .select('f.unit_id')
      .where('u.level', '=', given.level)
      .where('f.valid_to', '=', OPEN_END)
    if (parentIds) query = query.where('f.parent_id', 'in', parentIds)
    const ended = (await query.execute()).map((row) => row.unit_id)
    if (ended.length === 0) throw invalid(ctx, { level: t.nothingToDissolve })
    const lives = await reforms.livesInForce(ctx, reform, ended)
    const above = new Map(lives.map((life) => [life.unit_id, life.parent_id]))
    const children = await reforms.childrenInForce(ctx, reform, ended)
    await reforms.recordReform(ctx, reform, 'dissolve_tier', {
      ended,
      created: [],
      changed: children.map((child) => child.unit_id),
    })
    await reforms.endLives(ctx, reform, ended)
    await reforms.moveUnder(ctx, reform, children, (child) => above.get(child.parent_id!) ?? null)
    return { ended }
  })
}
