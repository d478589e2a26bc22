import { listAgencies } from '#foundation/organizations'
import { placeUnits } from '#foundation/units'
import type { Ctx } from '#platform/context'

/** An agency of any time, and where its unit stands on the map of a day. */
export interface PlacedAgency {
  agencyId: string
  name: string
  /** The unit on that day; its chain of units above, nearest first. */
  unitId: string
  above: string[]
  /** False where the territory was divided: then its figures belong to one of several units, nobody knows in which share. */
  exact: boolean
}

const FRESH_MS = 30_000
const kept = new WeakMap<object, Map<string, { placed: PlacedAgency[]; at: number }>>()

/**
 * All agencies that ever worked, on the map of a day: those of units that merged stand where their territory is now, so that a sum over them is the
 * same on every map. Kept in memory for half a minute: some thousands of rows that change with a reform.
 */
export async function placedAgencies(ctx: Ctx, on: string): Promise<PlacedAgency[]> {
  const cache = kept.get(ctx.ports) ?? new Map<string, { placed: PlacedAgency[]; at: number }>()
  kept.set(ctx.ports, cache)
  const found = cache.get(on)
  if (found && performance.now() - found.at < FRESH_MS) return found.placed
  const agencies: { id: string; name: string; unitId: string | null }[] = []
  let after: string | undefined
  do {
    const page = await listAgencies(ctx, { onDate: 'all', limit: 1000, ...(after ? { after } : {}) })
    agencies.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  const units = await placeUnits(ctx, { ids: agencies.flatMap((one) => one.unitId ?? []), on })
  const placed = agencies.flatMap((agency) =>
    (agency.unitId ? (units.get(agency.unitId) ?? []) : []).map(({ unitId, above, exact }) => ({
      ...{ agencyId: agency.id, name: agency.name, unitId, above, exact },
    })),
  )
  if (cache.size > 50) cache.clear()
  cache.set(on, { placed, at: performance.now() })
  return placed
}

export interface AgenciesWithin {
  sure: string[]
  /** They may belong to the unit or to a neighbour. */
  unsure: string[]
}

/** The agencies whose facts are a unit's: its own and those of all units below it. */
export const agenciesWithin = (placed: readonly PlacedAgency[], unitId: string): AgenciesWithin =>
  agenciesWithinEach(placed, [unitId]).get(unitId)!

/** The same for many units in one pass over the agencies, so that a ranking of a hundred communes costs what one of them does. */
export function agenciesWithinEach(placed: readonly PlacedAgency[], unitIds: readonly string[]): Map<string, AgenciesWithin> {
  const found = new Map(unitIds.map((id) => [id, { sure: new Set<string>(), maybe: new Set<string>() }]))
  const places = new Map<string, PlacedAgency[]>()
  for (const one of placed) {
    if (!one.exact) places.set(one.agencyId, [...(places.get(one.agencyId) ?? []), one])
    for (const unitId of [one.unitId, ...one.above]) {
      const unit = found.get(unitId)
      if (unit) (one.exact ? unit.sure : unit.maybe).add(one.agencyId)
    }
  }
  const inside = (one: PlacedAgency, unitId: string) => one.unitId === unitId || one.above.includes(unitId)
  return new Map(
    [...found].map(([unitId, { sure, maybe }]) => {
      const unsure: string[] = []
      // Divided among units that are all inside: sure again.
      for (const id of maybe) if (places.get(id)!.every((one) => inside(one, unitId))) sure.add(id)
      for (const id of maybe) if (!sure.has(id)) unsure.push(id)
      return [unitId, { sure: [...sure], unsure }]
    }),
  )
}
