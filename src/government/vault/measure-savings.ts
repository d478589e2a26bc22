import { sql } from '#platform/database'
import { measureRows } from '#platform/measures'
import { text } from './messages.ts'
import type { SavingTable } from './tables.ts'

/** What declaring once spared people, on the day of filing (NĐ 224/2026/NĐ-CP Đ15.1.d). */
export const savingMeasures = measureRows({
  from: 'vault.saving',
  id: 'dossier_id',
  facts: {
    'vault.dossiers-spared': { on: 'submitted_at' },
    'vault.papers-reused': {
      on: 'submitted_at',
      only: sql<boolean>`uploads > 0`,
      quantity: sql<number>`uploads`,
      unit: (locale) => text(locale).measureUnitPaper,
    },
    'vault.keystrokes-saved': {
      on: 'submitted_at',
      only: sql<boolean>`keystrokes > 0`,
      quantity: sql<number>`keystrokes`,
      unit: (locale) => text(locale).measureUnitKeystroke,
    },
  },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
  columns: ['dossier_code', 'procedure_name'],
  show: (row: Pick<SavingTable, 'dossier_code' | 'procedure_name'>) => ({
    label: `${row.dossier_code} – ${row.procedure_name}`,
    href: `/xu-ly/${row.dossier_code}`,
  }),
})
