import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { text } from './messages.ts'
import { ensureMayReform, mayReformUnits } from './permissions.ts'
import * as reforms from './reform.ts'
import { checkNaming, checkParent } from './reform-checks.ts'

export const MergeUnits = reforms.ReformBasis.extend({
  unitIds: z.array(z.uuid()).min(2).max(200),
  into: z.union([
    /** One of `unitIds` goes on and takes in the others. */
    z.object({ unitId: z.uuid() }),
    /** A new unit; it may take the code of one that is merged. The parent may be left out where they have the same. */
    z.object({ name: z.string().trim().min(3).max(100), code: z.string().trim(), parentId: z.uuid().optional() }),
  ]),
})

/**
 * Merges units of one level, wholly, into a new one or into one of them. What stood directly below them stands below the result.
 * @returns the id of the unit that results. Throws invalid, or conflict where a unit is not in force on the eve.
 */
export async function mergeUnits(ctx: Ctx, input: z.input<typeof MergeUnits>): Promise<{ unitId: string }> {
  ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
  const given = check(ctx, MergeUnits, input)
  await ensureMayReform(
    ctx,
    [...given.unitIds, ...('parentId' in given.into && given.into.parentId ? [given.into.parentId] : [])],
    given.effectiveDate,
  )
  const t = text(ctx).reform
  const ids = [...new Set(given.unitIds)]
  if (ids.length < 2) throw invalid(ctx, { unitIds: t.twoAtLeast })
  return inTransaction(ctx, async (ctx) => {
    const reform = reforms.beginReform(given)
    const lives = await reforms.livesInForce(ctx, reform, ids)
    const level = lives[0]!.level
    if (lives.some((life) => life.level !== level)) throw invalid(ctx, { unitIds: t.sameLevel })
    const children = await reforms.childrenInForce(ctx, reform, ids)
    if ('unitId' in given.into) {
      const { unitId } = given.into
      if (!ids.includes(unitId)) throw invalid(ctx, { 'into.unitId': t.twoAtLeast })
      const ended = ids.filter((id) => id !== unitId)
      const moved = children.filter((child) => child.parent_id !== unitId)
      await reforms.recordReform(ctx, reform, 'merge', { ended, created: [], changed: [unitId, ...idsOf(moved)] })
      await reforms.endLives(ctx, reform, ended)
      await reforms.moveUnder(ctx, reform, moved, () => unitId)
      await reforms.linkUnits(
        ctx,
        reform,
        ended.map((from) => ({ from, to: unitId, exact: true })),
      )
      return { unitId }
    }
    const { name, code } = given.into
    const parents = new Set(lives.map((life) => life.parent_id))
    if (!given.into.parentId && parents.size > 1) throw invalid(ctx, { 'into.parentId': t.parentNeeded })
    const parentId = given.into.parentId ?? lives[0]!.parent_id
    await checkParent(ctx, reform, level, parentId)
    await checkNaming(ctx, reform, level, { name, code }, ids, 'into.')
    const unitId = newId()
    await reforms.recordReform(ctx, reform, 'merge', { ended: ids, created: [unitId], changed: idsOf(children) })
    await reforms.endLives(ctx, reform, ids)
    await reforms.beginLives(ctx, reform, [{ unit_id: unitId, code, name, parent_id: parentId }], level)
    await reforms.moveUnder(ctx, reform, children, () => unitId)
    await reforms.linkUnits(
      ctx,
      reform,
      ids.map((from) => ({ from, to: unitId, exact: true })),
    )
    return { unitId }
  })
}

const idsOf = (lives: readonly reforms.Life[]): string[] => lives.map((life) => life.unit_id)
