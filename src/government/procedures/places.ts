import { listDescendants, searchUnits } from '#foundation/units'
import type { Ctx } from '#platform/context'
import type { CodeOption } from './code-lists.ts'

/** Chosen instead of a province for an address of before 1 July 2025 or abroad, which is then written in words. */
export const OTHER_PLACE = 'other'

/** Today's provinces and their communes by code, in alphabetical order. */
export class Places {
  readonly provinces: readonly CodeOption[]
  readonly #communes: ReadonlyMap<string, readonly CodeOption[]>

  constructor(provinces: readonly CodeOption[], communes: ReadonlyMap<string, readonly CodeOption[]>) {
    this.provinces = provinces
    this.#communes = communes
  }

  communesOf(province: string): readonly CodeOption[] {
    return this.#communes.get(province) ?? []
  }

  /** `Thôn An Khê, xã A Sào, tỉnh Hưng Yên`: since July 2025 without a district (facts §14.3). Undefined for unknown codes. */
  words(address: { province: string; commune: string; detail?: string }): string | undefined {
    const province = this.provinces.find((p) => p.value === address.province)?.label
    const commune = this.communesOf(address.province).find((c) => c.value === address.commune)?.label
    return province && commune
      ? [address.detail, lowerFirst(commune), lowerFirst(province)].filter(Boolean).join(', ')
      : undefined
  }

  /** A version is often written out as JSON; three thousand communes are no part of it. */
  toJSON(): undefined {
    return undefined
  }
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Units change on announced days only. */
const FRESH_MS = 3_600_000
const known = new WeakMap<object, { places: Promise<Places | undefined>; readAt: number }>()

/** All provinces and communes in force today, kept in memory for an hour; undefined where no units are loaded. */
export function currentPlaces(ctx: Ctx): Promise<Places | undefined> {
  const entry = known.get(ctx.ports)
  if (entry && Date.now() - entry.readAt < FRESH_MS) return entry.places
  const places = readPlaces(ctx)
  known.set(ctx.ports, { places, readAt: Date.now() })
  // A failed or empty reading is not kept: the units may be loading.
  places.then(
    (found) => found ?? known.delete(ctx.ports),
    () => known.delete(ctx.ports),
  )
  return places
}

async function readPlaces(ctx: Ctx): Promise<Places | undefined> {
  const provinces = (await searchUnits(ctx, { level: 'province', limit: 100 })).items.filter((unit) => unit.code)
  if (provinces.length === 0) return undefined
  const communes = new Map<string, CodeOption[]>()
  for (const province of provinces) {
    const { items } = await listDescendants(ctx, { id: province.id, depth: 'children', limit: 1000 })
    communes.set(
      province.code!,
      items.flatMap((unit) => (unit.code ? [{ value: unit.code, label: unit.name }] : [])),
    )
  }
  return new Places(
    provinces.map((unit) => ({ value: unit.code!, label: unit.name })),
    communes,
  )
}
