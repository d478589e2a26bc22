import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { text } from './messages.ts'
import { ensureMayReform, mayReformUnits } from './permissions.ts'
import * as reforms from './reform.ts'
import { checkNaming } from './reform-checks.ts'

export const RenameUnit = reforms.ReformBasis.extend({
  unitId: z.uuid(),
  /** With its type; another type is a renaming too (`Tỉnh Đồng Nai` → `Thành phố Đồng Nai`). */
  name: z.string().trim().min(3).max(100),
  /** Left out: the code stays. */
  code: z.string().trim().optional(),
})

/** Gives a unit another name, type or code; it stays the same unit. Throws invalid, or conflict where it is not in force on the eve. */
export async function renameUnit(ctx: Ctx, input: z.input<typeof RenameUnit>): Promise<void> {
  ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
  const given = check(ctx, RenameUnit, input)
  await ensureMayReform(ctx, [given.unitId], given.effectiveDate)
  await inTransaction(ctx, async (ctx) => {
    const reform = reforms.beginReform(given)
    const life = (await reforms.livesInForce(ctx, reform, [given.unitId]))[0]!
    const code = given.code ?? life.code
    if (life.name === given.name && life.code === code) throw invalid(ctx, { name: text(ctx).reform.nothingChanges })
    await checkNaming(ctx, reform, life.level, { name: given.name, code: code ?? '' }, [given.unitId])
    await reforms.recordReform(ctx, reform, 'rename', { ended: [], created: [], changed: [given.unitId] })
    await reforms.endLives(ctx, reform, [given.unitId])
    await reforms.beginLives(ctx, reform, [{ unit_id: given.unitId, name: given.name, code, parent_id: life.parent_id }])
  })
}
