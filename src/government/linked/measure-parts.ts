import { personIdOf } from '#platform/context'
import { sql } from '#platform/database'
import { measureRows } from '#platform/measures'
import { text } from './messages.ts'
import { mayListParts } from './permissions.ts'
import type { PartTable } from './tables.ts'

/** Each part done is a fact of the agency that did it, on that day; its deadline is its own (NĐ 61/2018/NĐ-CP Đ19.6–19.8). */
export const partMeasures = measureRows({
  from: 'linked.part',
  id: 'id',
  facts: {
    'linked.parts-done': { on: 'closed_at', only: sql<boolean>`state = 'done'` },
    'linked.parts-done-in-time': { on: 'closed_at', only: sql<boolean>`state = 'done' and closed_at <= due_at` },
    'linked.parts-done-late': { on: 'closed_at', only: sql<boolean>`state = 'done' and closed_at > due_at` },
  },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
  columns: ['id', 'name', 'dossier_code'],
  // As `visibleParts`: nobody reads a part of their own dossier.
  seen: ({ actor }) =>
    sql<boolean>`${mayListParts(actor)}::boolean and person_id is distinct from ${personIdOf(actor) ?? null}::uuid`,
  show: (row: Pick<PartTable, 'id' | 'name' | 'dossier_code'>) => ({
    label: `${row.dossier_code} – ${row.name}`,
    href: `/lien-thong/${row.id}`,
  }),
})
