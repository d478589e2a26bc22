import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { invalid } from '#platform/errors'
import { text } from './messages.ts'
import { livesInForce, type Reform } from './reform.ts'
import { tables } from './tables.ts'
import type { Level } from './vietnam/world.ts'

const LEVELS: Record<Level, { types: string[]; code: RegExp; above: Level[] }> = {
  province: { types: ['Tỉnh', 'Thành phố'], code: /^\d{2}$/, above: [] },
  district: { types: ['Huyện', 'Quận', 'Thị xã', 'Thành phố'], code: /^\d{3}$/, above: ['province'] },
  commune: { types: ['Xã', 'Phường', 'Đặc khu', 'Thị trấn'], code: /^\d{5}$/, above: ['province', 'district'] },
}

/** Name and code fit the level, and no other unit bears the code from that day on. */
export async function checkNaming(
  ctx: Ctx,
  reform: Reform,
  level: Level,
  naming: { name: string; code: string },
  giveUpTheirCodes: readonly string[],
  field = '',
): Promise<void> {
  const t = text(ctx).reform
  if (!LEVELS[level].types.some((type) => naming.name.startsWith(`${type} `))) throw invalid(ctx, { [`${field}name`]: t.badType })
  if (!LEVELS[level].code.test(naming.code)) throw invalid(ctx, { [`${field}code`]: t.badCode })
  // Two reforms that want one new code take turns.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`units.code/${naming.code}`}, 0))`.execute(ctx.db)
  const bearers = await tables(ctx)
    .selectFrom('life')
    .select('unit_id')
    .where('code', '=', naming.code)
    .where('valid_to', '>=', reform.effectiveDate)
    .execute()
  if (bearers.some((bearer) => !giveUpTheirCodes.includes(bearer.unit_id)))
    throw invalid(ctx, { [`${field}code`]: t.codeTaken(naming.code) })
}

/** The superior unit is in force and of a higher level. */
export async function checkParent(ctx: Ctx, reform: Reform, level: Level, parentId: string | null): Promise<void> {
  if (parentId === null && level === 'province') return
  const [parent] = parentId ? await livesInForce(ctx, reform, [parentId]) : []
  if (!parent || !LEVELS[level].above.includes(parent.level)) throw invalid(ctx, { parentId: text(ctx).reform.badParent })
}
