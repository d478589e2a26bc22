import { unitNames } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

/** A published figure as a reader of texts needs it: what it is of, where, when, how much. */
export interface KnownFigure {
  agencyId: string
  id: string
  indicatorName: string
  /** `share` and `rate` are percentages. */
  kind: string
  unit: string
  /** With its type, e.g. `Xã Quảng Hợp`; the name of a place inside it, or ''. */
  unitName: string
  place: string
  periodKind: string
  period: string
  value: number
}

/** More than a province declares in years; what lies beyond is not compared. */
const MOST = 20_000

/** The published figures that have a number and a period. Public figures, two statements. */
export async function listKnownFigures(ctx: Ctx): Promise<KnownFigure[]> {
  const rows = await tables(ctx)
    .selectFrom('figure')
    .innerJoin('indicator', 'indicator.code', 'figure.indicator_code')
    .select([
      'figure.agency_id',
      'figure.id',
      'figure.unit_id',
      'figure.place',
      'figure.period_kind',
      'figure.period',
      'figure.value',
    ])
    .select(['indicator.name', 'indicator.kind', 'indicator.unit'])
    .where('figure.status', '=', 'published')
    .where('figure.value', 'is not', null)
    .where('figure.period', '!=', '')
    .where('indicator.valid_to', 'is', null)
    .limit(MOST)
    .execute()
  const names = await unitNames(
    ctx,
    rows.map((row) => row.unit_id),
  )
  return rows.map((row) => ({
    ...{ agencyId: row.agency_id, id: row.id, indicatorName: row.name, kind: row.kind, unit: row.unit },
    ...{ unitName: names.get(row.unit_id)?.name ?? '', place: row.place, periodKind: row.period_kind, period: row.period },
    value: row.value!,
  }))
}
