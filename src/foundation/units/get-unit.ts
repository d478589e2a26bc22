import type { Ctx } from '#platform/context'
import { isUuid } from '#platform/database'
import { notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { tables, type Unit, unitOf, unitsOn } from './tables.ts'

/** Civil day of Vietnam on which the request came; what every `asOf` means when nothing is said. */
export const today = (ctx: Ctx): string => vietnamDate(ctx.now)

/** Two digits for a province, three for a former district, five for a commune; anything else is asked of nobody. */
export const isUnitCode = (code: string): boolean => /^(\d{2}|\d{3}|\d{5})$/.test(code)

/** The unit that bears this code on a day (today by default), with its data and parent of that day. */
export async function findUnit(ctx: Ctx, by: { code: string; asOf?: string }): Promise<Unit | undefined> {
  if (!isUnitCode(by.code)) return undefined
  const row = await unitsOn(ctx, by.asOf ?? today(ctx))
    .where('f.code', '=', by.code)
    .executeTakeFirst()
  return row && unitOf(row)
}

/** The unit of this id on a day (today by default); undefined where it did not exist on that day. */
export async function findUnitById(ctx: Ctx, by: { id: string; asOf?: string }): Promise<Unit | undefined> {
  if (!isUuid(by.id)) return undefined
  const row = await unitsOn(ctx, by.asOf ?? today(ctx))
    .where('f.unit_id', '=', by.id)
    .executeTakeFirst()
  return row && unitOf(row)
}

/** As findUnit. Throws not_found, saying whether the code is unknown or just not in use on that day. */
export async function getUnit(ctx: Ctx, by: { code: string; asOf?: string }): Promise<Unit> {
  const unit = await findUnit(ctx, by)
  if (unit) return unit
  const t = text(ctx)
  if (!isUnitCode(by.code)) throw notFound(ctx, t.unknownCode(by.code))
  const known = await tables(ctx).selectFrom('life').select('name').where('code', '=', by.code).limit(1).executeTakeFirst()
  throw notFound(ctx, known ? t.notThatDay(by.code, by.asOf ?? today(ctx)) : t.unknownCode(by.code))
}
