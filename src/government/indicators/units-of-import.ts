import { findUnitById, listDescendants, placeUnits, searchUnits, unitNames } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { formatDate } from '#platform/time'
import { searchKey } from '#platform/vietnamese'
import { text } from './messages.ts'

export interface FoundUnit {
  id: string
  name: string
}

/** Finds a unit of the officer's own territory by code or name on the map of a day; '' is the own unit. */
export type UnitFinder = (typed: string, on: string) => Promise<FoundUnit | { problem: string }>

const TYPE = /^(xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|dac khu) /
/** Without its type: `Xã Quỳnh Phụ` and `Quỳnh Phụ` are equal. */
export const bareName = (name: string): string => searchKey(name).replace(TYPE, '')
/** Names that no map knows are looked for among all that ever were, so many at most. */
const LOOKUPS = 50

/**
 * The units that an agency's figures may be of: its own and all below, as they stood on the day of the period, so that a sheet of 2024 names the communes of 2024. A unit
 * that was not there on that day is told with the one that holds its territory.
 */
export function unitsOfImport(ctx: Ctx, ownUnitId: string): UnitFinder {
  const maps = new Map<string, Promise<(FoundUnit & { code: string | null })[]>>()
  const answers = new Map<string, Promise<FoundUnit | { problem: string }>>()
  let lookups = 0
  const t = text(ctx).imports

  const mapOf = async (on: string) => {
    const places = (await placeUnits(ctx, { ids: [ownUnitId], on })).get(ownUnitId) ?? []
    const all: (FoundUnit & { code: string | null })[] = []
    for (const { unitId } of places) {
      const unit = await findUnitById(ctx, { id: unitId, asOf: on })
      if (unit) all.push(unit)
      const { items } = await listDescendants(ctx, { id: unitId, asOf: on, depth: 'all', limit: 5000 })
      all.push(...items)
    }
    return all
  }

  const find = async (typed: string, on: string): Promise<FoundUnit | { problem: string }> => {
    // As in a figure that is typed: the agency's own unit, whatever the period.
    if (typed === '') return { id: ownUnitId, name: (await unitNames(ctx, [ownUnitId])).get(ownUnitId)?.name ?? '' }
    const known = maps.get(on) ?? mapOf(on)
    maps.set(on, known)
    const all = await known
    const key = searchKey(typed)
    const found = all
      .filter((unit) => unit.code === typed)
      .concat(all.filter((unit) => searchKey(unit.name) === key))
      .slice(0, 1)
    // Only of who types no kind: a commune is not the district that had its name.
    if (found.length === 0 && bareName(typed) === key) found.push(...all.filter((unit) => bareName(unit.name) === key))
    if (found.length > 1) return { problem: t.unitAmbiguous(typed, found.map((unit) => unit.name).join(', ')) }
    if (found.length === 1) return { id: found[0]!.id, name: found[0]!.name }
    return {
      problem: lookups++ < LOOKUPS ? await whatBecameOf(typed, on, new Set(all.map((unit) => unit.id))) : t.unitUnknown(typed),
    }
  }

  const whatBecameOf = async (typed: string, on: string, inside: ReadonlySet<string>): Promise<string> => {
    const { items } = await searchUnits(ctx, { name: typed, ever: true, limit: 20 })
    const same = items.filter((unit) => bareName(unit.name) === bareName(typed))
    const placed = await placeUnits(ctx, { ids: same.map((unit) => unit.id), on })
    for (const unit of same) {
      const now = (placed.get(unit.id) ?? []).filter((place) => inside.has(place.unitId) && place.unitId !== unit.id)
      if (now.length === 0) continue
      const names = await unitNames(
        ctx,
        now.map((place) => place.unitId),
        on,
      )
      return t.unitGone(unit.name, formatDate(on), now.map((place) => names.get(place.unitId)?.name ?? '').join(', '))
    }
    return same.length > 0 ? t.unitElsewhere(typed) : t.unitUnknown(typed)
  }

  return (typed, on) => {
    const key = typed === '' ? '' : `${on} ${searchKey(typed)}`
    const answer = answers.get(key) ?? find(typed, on)
    answers.set(key, answer)
    return answer
  }
}
