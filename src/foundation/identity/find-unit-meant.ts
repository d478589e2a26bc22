import { findUnit, searchUnits, type Unit } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { text } from './messages.ts'

/** The unit of today meant by a code or name (of this level, where given), or the sentence that says why it is not known. */
export async function findUnitMeant(ctx: Ctx, unit: string, level?: 'province' | 'commune'): Promise<Unit | string> {
  const t = text(ctx).setup
  const byCode = await findUnit(ctx, { code: unit })
  if (byCode) return !level || byCode.level === level ? byCode : t.unitLevel(byCode.name)
  const { items } = await searchUnits(ctx, { name: unit, limit: 6, ...(level ? { level } : {}) })
  const exact = items.filter((item) => item.name.toLowerCase() === unit.normalize('NFC').toLowerCase())
  const one = exact.length === 1 ? exact[0] : items.length === 1 ? items[0] : undefined
  if (one) return one
  return items.length === 0 ? t.unitUnknown : t.unitMany(items.map((u) => `${u.name}, ${u.parent?.name ?? ''} (${u.code})`))
}
