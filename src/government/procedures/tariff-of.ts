import { getAgency } from '#foundation/organizations'
import { findUnitById, listAncestors } from '#foundation/units'
import type { Ctx } from '#platform/context'
import type { Tariff } from './fees-due.ts'
import { tables } from './tables.ts'

const FRESH_MS = 60_000
const known = new WeakMap<object, Map<string, { tariff: Tariff; readAt: number }>>()

/** What the province of an agency decided, as of a civil date, on fees that the law leaves to it. Kept in memory for a minute. */
export async function tariffOf(ctx: Ctx, agencyId: string, onDate: string): Promise<Tariff> {
  const cache = known.get(ctx.ports) ?? new Map<string, { tariff: Tariff; readAt: number }>()
  known.set(ctx.ports, cache)
  const key = `${agencyId} ${onDate}`
  const entry = cache.get(key)
  if (entry && Date.now() - entry.readAt < FRESH_MS) return entry.tariff
  const tariff = await readTariff(ctx, await provinceOf(ctx, agencyId, onDate), onDate)
  if (cache.size > 5000) cache.clear()
  cache.set(key, { tariff, readAt: Date.now() })
  return tariff
}

async function provinceOf(ctx: Ctx, agencyId: string, onDate: string): Promise<string | null> {
  const { unitId } = await getAgency(ctx, agencyId, onDate)
  if (!unitId) return null
  const unit = await findUnitById(ctx, { id: unitId, asOf: onDate })
  if (unit?.level === 'province') return unit.code
  if (unit?.parent && unit.parent.code?.length === 2) return unit.parent.code
  return (await listAncestors(ctx, { id: unitId, asOf: onDate })).at(-1)?.code ?? null
}

async function readTariff(ctx: Ctx, province: string | null, onDate: string): Promise<Tariff> {
  if (!province) return new Map()
  const rows = await tables(ctx)
    .selectFrom('local_fee')
    .select(['procedure_code', 'fee_name', 'amount_vnd', 'demo'])
    .where('province_code', '=', province)
    .where('valid_from', '<=', onDate)
    .orderBy('valid_from')
    .execute()
  // The last of a fee's rows is the one in force.
  return new Map(rows.map((row) => [`${row.procedure_code}|${row.fee_name}`, { amountVnd: row.amount_vnd, demo: row.demo }]))
}
