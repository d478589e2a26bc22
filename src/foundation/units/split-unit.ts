import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { text } from './messages.ts'
import { ensureMayReform, mayReformUnits } from './permissions.ts'
import * as reforms from './reform.ts'
import { checkNaming } from './reform-checks.ts'

const Part = z.object({
  name: z.string().trim().min(3).max(100),
  code: z.string().trim(),
  /** Units below the one that is split which go to this part. */
  childIds: z.array(z.uuid()).max(1000).default([]),
})

export const SplitUnit = reforms.ReformBasis.extend({
  unitId: z.uuid(),
  /** True: it goes on with what is left, and `parts` are detached from it; false: it ends. */
  goesOn: z.boolean().default(false),
  parts: z.array(Part).min(1).max(50),
})

/**
 * Splits a unit into new ones. Which part an address of the old unit lies in must be decided one by one: the steps are not exact.
 * @returns the ids of the parts in their order. Throws invalid, or conflict where the unit is not in force on the eve.
 */
export async function splitUnit(ctx: Ctx, input: z.input<typeof SplitUnit>): Promise<{ unitIds: string[] }> {
  ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
  const given = check(ctx, SplitUnit, input)
  await ensureMayReform(ctx, [given.unitId], given.effectiveDate)
  const t = text(ctx).reform
  if (!given.goesOn && given.parts.length < 2) throw invalid(ctx, { parts: t.twoAtLeast })
  const codes = given.parts.map((part) => part.code)
  const repeated = codes.findIndex((code, index) => codes.indexOf(code) !== index)
  if (repeated >= 0) throw invalid(ctx, { [`parts.${repeated}.code`]: t.codeTaken(codes[repeated]!) })
  return inTransaction(ctx, async (ctx) => {
    const reform = reforms.beginReform(given)
    const life = (await reforms.livesInForce(ctx, reform, [given.unitId]))[0]!
    for (const [index, part] of given.parts.entries())
      await checkNaming(ctx, reform, life.level, part, given.goesOn ? [] : [given.unitId], `parts.${index}.`)

    const parts = given.parts.map((part) => ({ ...part, id: newId() }))
    const children = await reforms.childrenInForce(ctx, reform, [given.unitId])
    const partOf = new Map(parts.flatMap((part) => part.childIds.map((child) => [child, part.id])))
    const named = parts.reduce((sum, part) => sum + part.childIds.length, 0)
    const known = children.filter((child) => partOf.has(child.unit_id))
    if (named !== known.length || (!given.goesOn && known.length !== children.length))
      throw invalid(ctx, { parts: t.childrenNeeded })

    const ids = parts.map((part) => part.id)
    await reforms.recordReform(ctx, reform, 'split', {
      ended: given.goesOn ? [] : [given.unitId],
      created: ids,
      changed: [...(given.goesOn ? [given.unitId] : []), ...known.map((child) => child.unit_id)],
    })
    if (!given.goesOn) await reforms.endLives(ctx, reform, [given.unitId])
    await reforms.beginLives(
      ctx,
      reform,
      parts.map(({ id, name, code }) => ({ unit_id: id, name, code, parent_id: life.parent_id })),
      life.level,
    )
    await reforms.moveUnder(ctx, reform, known, (child) => partOf.get(child.unit_id)!)
    await reforms.linkUnits(
      ctx,
      reform,
      ids.map((to) => ({ from: given.unitId, to, exact: false })),
    )
    return { unitIds: ids }
  })
}
