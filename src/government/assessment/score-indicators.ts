import { type Counts, isCell, type ReportRow } from '#government/dossiers'
import { shareOf } from './declare-measure.ts'
import type { Share } from './nine-indices.ts'
import type { DeclaredTable, IndicatorTable } from './tables.ts'

/** What the components of QĐ 766/QĐ-TTg are computed from. */
export interface Sources {
  total: Counts
  byProcedure: readonly ReportRow[]
  /** Of the received dossiers, those rated not satisfied or complained of, with what became of them. */
  unsatisfied: Counts
  declared: readonly DeclaredTable[]
}

export interface Component extends IndicatorTable {
  /** undefined where nothing is declared or there is nothing to divide by. */
  actual: Share | undefined
  /** max × min(1, actual / target), to two decimals; undefined with `actual`. */
  score: number | undefined
  /** Declared by the agency and not computed from dossiers. */
  isDeclared: boolean
}

export interface ComponentGroup {
  code: string
  name: string
  max: number
  score: number
  components: Component[]
}

/** Scores the components in force, group by group. What has no figure scores nothing and is shown so. */
export function scoreIndicators(indicators: readonly IndicatorTable[], sources: Sources): ComponentGroup[] {
  const groups = new Map<string, ComponentGroup>()
  for (const indicator of [...indicators].sort((a, b) => a.position - b.position)) {
    const { group_code: code, group_name: name, max_score: max } = indicator
    const actual = actualOf(indicator, sources)
    const reached = actual && actual.numerator / actual.denominator / indicator.target
    const score = reached === undefined ? undefined : rounded(max * (indicator.capped ? Math.min(1, reached) : reached))
    const group = groups.get(code) ?? { code, name, max: 0, score: 0, components: [] }
    groups.set(code, group)
    group.max = rounded(group.max + max)
    group.score = rounded(group.score + (score ?? 0))
    group.components.push({ ...indicator, actual, score, isDeclared: indicator.numerator.startsWith('declared:') })
  }
  return [...groups.values()]
}

function actualOf({ numerator, denominator }: IndicatorTable, sources: Sources): Share | undefined {
  const declared = /^declared:(.+)$/.exec(numerator)?.[1]
  const share = declared
    ? shareOf(sources.declared, declared)
    : { numerator: measure(numerator, sources), denominator: measure(denominator, sources) }
  return share && share.denominator > 0 ? { numerator: share.numerator, denominator: share.denominator } : undefined
}

function measure(name: string, { total, byProcedure, unsatisfied }: Sources): number {
  if (isCell(name)) return total[name]
  switch (name) {
    case 'decidedInTime':
      return total.decidedEarly + total.decidedOnTime
    case 'decidedOrOpenLate':
      return total.decided + total.openLate
    case 'procedures':
      return byProcedure.filter((row) => row.counts.receivedInPeriod > 0).length
    case 'proceduresWithOnline':
      return byProcedure.filter((row) => row.counts.receivedOnline > 0).length
    // Neither late nor complained of nor rated "not satisfied"; who is both counts once.
    case 'receivedSatisfied':
      return total.received - lateOf(total) - (unsatisfied.received - lateOf(unsatisfied))
    default:
      return 0
  }
}

const lateOf = (n: Counts) => n.decidedLate + n.openLate
const rounded = (n: number) => Math.round(n * 100) / 100
