import type { Ctx, Locale } from '#platform/context'
import type { Page } from '#platform/database'

export { joinSources, measureRows, type RowFact } from './measure-rows.ts'

/** What one fact is, e.g. a dossier received online. A module that has such facts declares it. */
export interface Measure {
  /** `dossiers.received`: the module's name, then what it counts. */
  code: string
  label: (locale: Locale) => string
  /** Of one fact, e.g. `hồ sơ`. */
  unit: (locale: Locale) => string
  /** By what its facts can be told apart, e.g. the channel of a dossier; none unless given. */
  breakdowns?: readonly Breakdown[]
}

export interface Breakdown {
  /** `channel`, `procedure`: the same word for the same thing in every measure of a module. */
  key: string
  label: (locale: Locale) => string
}

/** So many facts of one kind, e.g. dossiers of one channel. */
export interface FactPart {
  key: string
  label: string
  quantity: number
}

/** Civil days of Vietnam, 'YYYY-MM-DD', both included. */
export interface FactSpan {
  agencyId: string
  from: string
  to: string
}

export interface FactCount {
  measure: string
  day: string
  quantity: number
}

/** One record behind a number, for who may see it. */
export interface FactRecord {
  id: string
  day: string
  label: string
  href: string
  quantity: number
}

export interface FactQuery {
  measure: string
  agencyIds: readonly string[]
  from: string
  to: string
  after?: string | undefined
}

/** The measures of a module, how their facts are counted from its own rows, and how the records behind them are listed. */
export interface MeasureSource {
  measures: readonly Measure[]
  /** Every measure of the source for each day of the span that has facts. Asked by the system; costs in proportion to the span. */
  count: (ctx: Ctx, span: FactSpan) => Promise<FactCount[]>
  /** Only what the actor may see; by day, newest first. */
  list: (ctx: Ctx, query: FactQuery) => Promise<Page<FactRecord>>
  /** The facts of a measure told apart by one of its breakdowns; the parts add up to the whole. Counts alone, so everybody may ask. */
  split?: (ctx: Ctx, query: Omit<FactQuery, 'after'> & { by: string }) => Promise<FactPart[]>
}

/** The measures of all modules, composed once. */
export interface MeasureRegistry {
  sources: readonly MeasureSource[]
  find: (code: string) => { measure: Measure; source: MeasureSource } | undefined
}

export function createMeasureRegistry(sources: readonly MeasureSource[]): MeasureRegistry {
  const byCode = new Map(sources.flatMap((source) => source.measures.map((measure) => [measure.code, { measure, source }])))
  return { sources, find: (code) => byCode.get(code) }
}
