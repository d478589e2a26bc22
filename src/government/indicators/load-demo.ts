import { rebuildFacts } from '#foundation/evidence'
import { demoAgencyId } from '#foundation/organizations'
import { findUnit } from '#foundation/units'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, json, newId } from '#platform/database'
import { checkFigure } from './check-figure.ts'
import { codeFrom, type DemoFigure, demoIndicators, placeOf, readDemoFigures } from './demo-figures.ts'
import { insertIndicators, readIndicators } from './load-indicators.ts'
import { spanOf } from './periods.ts'
import { type FigureTable, type TargetTable, tables } from './tables.ts'

/** The figures of the programme with their targets, and the totals of the demo's dossiers. */
export async function loadDemoIndicators(outer: Ctx): Promise<void> {
  const ctx = asSystem(outer, 'demo')
  const figures = readDemoFigures()
  await insertIndicators(ctx, demoIndicators(figures), readIndicators().length)
  const units = new Map<string, string>()
  for (const figure of figures) {
    const { unit, on } = placeOf(figure)
    if (!units.has(unit)) units.set(unit, (await findUnit(ctx, { code: unit, asOf: on }))!.id)
  }
  const rows = figures.map((figure) => rowOf(ctx, figure, units))
  await inTransaction(ctx, async (ctx) => {
    for (const row of rows)
      await tables(ctx)
        .insertInto('figure')
        .values({ ...row, findings: json(row.findings) })
        .execute()
  })
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('target')
      .values(figures.flatMap((figure) => targetOf(figure, units)))
      .execute()
  })
  await rebuildFacts(ctx)
}

function rowOf(ctx: Ctx, figure: DemoFigure, units: ReadonlyMap<string, string>): FigureTable {
  const { unit, agency, place, placeKind } = placeOf(figure)
  const numbers = {
    value: typeof figure.value === 'number' ? figure.value : null,
    numerator: figure.numerator ?? null,
    denominator: figure.denominator ?? null,
  }
  return {
    ...{ agency_id: demoAgencyId(agency), id: newId(), indicator_code: codeFrom(figure.indicator.name_vi) },
    ...{ unit_id: units.get(unit)!, place, place_kind: placeKind },
    ...{ period_kind: figure.period.kind, period: figure.period.value ?? '' },
    ...numbers,
    state: typeof figure.value === 'string' ? figure.value : null,
    qualifiers: figure.qualifier ?? [],
    ...{ as_printed: figure.as_printed ?? '', note: figure.note ?? '', said_by: figure.said_by ?? '' },
    ...{ origin: 'imported', import_id: null, import_row: null, explanation: '' },
    findings: checkFigure({ kind: figure.indicator.kind, ...numbers }),
    ...{ proof_name: null, proof_sha256: null, proof_media_type: null, version: 1, status: 'published' },
    ...{ entered_by_name: 'Dữ liệu minh họa', entered_at: ctx.now, signed_by_name: 'Dữ liệu minh họa', signed_at: ctx.now },
  }
}

function targetOf(figure: DemoFigure, units: ReadonlyMap<string, string>): TargetTable[] {
  const { target } = figure
  if (!target) return []
  const span = target.forPeriod ? spanOf(target.forPeriod, 'calendar') : undefined
  return [
    {
      ...{
        id: newId(),
        indicator_code: codeFrom(figure.indicator.name_vi),
        unit_id: units.get(placeOf(figure).unit)!,
        level: null,
      },
      ...{ period_from: span?.from ?? null, period_to: span?.to ?? null, op: target.op, value: target.value, source: '' },
    },
  ]
}
