import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { searchKey, sortKey } from '#platform/vietnamese'
import { agencyRegister, codeOn, isOn, nameOn } from './agency-register.ts'
import type { AgencyKind } from './tables.ts'

export interface AgencyFilter {
  /** Part of a name with or without marks, or the beginning of a code. */
  name?: string
  kind?: AgencyKind
  /** Those that stand on this day, today by default; `all`: dissolved ones too. */
  onDate?: string | 'all'
  after?: string
  limit?: number
}

export interface AgencyItem {
  id: string
  kind: AgencyKind
  name: string
  code: string | undefined
  unitId: string | null
  parentId: string | null
  validFrom: string
  validTo: string | null
}

/** Agencies by name in Vietnamese order. Public. */
export async function listAgencies(ctx: Ctx, filter: AgencyFilter = {}): Promise<Page<AgencyItem>> {
  const { byId } = await agencyRegister(ctx)
  const today = vietnamDate(ctx.now)
  const onDate = filter.onDate ?? today
  const wanted = filter.name ? searchKey(filter.name) : ''
  const code = filter.name?.trim().toUpperCase() ?? ''
  const rows: { key: string; item: AgencyItem }[] = []
  for (const a of byId.values()) {
    if (onDate !== 'all' && !isOn(a, onDate)) continue
    if (filter.kind && a.kind !== filter.kind) continue
    const shown = onDate === 'all' ? (a.validTo ?? today) : onDate
    const name = nameOn(a, shown)
    if (wanted && !searchKey(name).includes(wanted) && !a.codes.some((c) => c.code.startsWith(code))) continue
    rows.push({
      key: sortKey(name),
      item: {
        id: a.id,
        kind: a.kind,
        name,
        code: codeOn(a, shown),
        unitId: a.unitId,
        parentId: a.parentId,
        validFrom: a.validFrom,
        validTo: a.validTo,
      },
    })
  }
  rows.sort((a, b) => (a.key === b.key ? (a.item.id < b.item.id ? -1 : 1) : a.key < b.key ? -1 : 1))
  const [key, id] = decodeCursor(filter.after) ?? []
  const start =
    typeof key === 'string' && typeof id === 'string'
      ? rows.findIndex((r) => r.key > key || (r.key === key && r.item.id > id))
      : 0
  const limit = filter.limit ?? 20
  const page = pageOf(start < 0 ? [] : rows.slice(start, start + limit + 1), limit, (r) => [r.key, r.item.id])
  return { items: page.items.map((r) => r.item), next: page.next }
}
