import { defineTables } from '#platform/database'
import type { Finding } from './check-figure.ts'
import type { ImportProblem, ImportRow } from './read-import.ts'

export const KINDS = ['share', 'rate', 'count', 'amount', 'state'] as const
export type Kind = (typeof KINDS)[number]
export const PILLARS = ['government', 'economy', 'society'] as const
export type Pillar = (typeof PILLARS)[number]
export const PERIOD_KINDS = ['asOf', 'month', 'quarter', 'year', 'months', 'since'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
export type Op = '>=' | '>' | '<=' | '<' | '='

export interface IndicatorTable {
  code: string
  valid_from: string
  valid_to: string | null
  position: number
  pillar: Pillar
  kind: Kind
  unit: string
  unit_en: string
  direction: 'higher' | 'lower' | null
  name: string
  name_en: string
  numerator: string[] | null
  denominator: string[] | null
  decimals: number
  source: string
}

export interface TargetTable {
  id: string
  indicator_code: string
  unit_id: string | null
  level: 'province' | 'district' | 'commune' | null
  period_from: string | null
  period_to: string | null
  op: Op
  value: number
  source: string
}

export interface FigureTable {
  agency_id: string
  id: string
  indicator_code: string
  unit_id: string
  place: string
  place_kind: string
  period_kind: PeriodKind
  period: string
  value: number | null
  state: string | null
  numerator: number | null
  denominator: number | null
  qualifiers: string[]
  as_printed: string
  note: string
  said_by: string
  origin: 'declared' | 'imported'
  import_id: string | null
  /** The line of the sheet that it came from. */
  import_row: number | null
  findings: Finding[]
  explanation: string
  proof_name: string | null
  proof_sha256: string | null
  proof_media_type: string | null
  version: number
  status: 'draft' | 'published' | 'replaced' | 'withdrawn'
  entered_by_name: string
  entered_at: Date
  signed_by_name: string
  signed_at: Date | null
}

export interface FigureImportTable {
  agency_id: string
  id: string
  name: string
  sha256: string
  media_type: string
  size: number
  status: 'read' | 'confirmed' | 'signed' | 'undone'
  rows: ImportRow[]
  problems: ImportProblem[]
  notes: string[]
  entered_by_name: string
  entered_at: Date
  signed_by_name: string
  signed_at: Date | null
  undone_by_name: string
  undone_at: Date | null
  undo_reason: string
}

export const tables = defineTables<{
  indicator: IndicatorTable
  target: TargetTable
  figure: FigureTable
  figure_import: FigureImportTable
}>('indicators')
