import { findUnitById, type Unit } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { invalid, notFound } from '#platform/errors'
import { reportKeysOf, vietnamDate } from '#platform/time'
import { meets } from './check-figure.ts'
import { type ComputedValue, computeValues } from './compute-value.ts'
import { type Figure, listFiguresOfUnit } from './list-figures.ts'
import { type Indicator, listIndicators, targetFor, targetsOf } from './list-indicators.ts'
import { text } from './messages.ts'
import { type PeriodCalendar, type Span, spanOf, spanOfDeclared } from './periods.ts'
import type { TargetTable } from './tables.ts'

/** Which unit, which period, counted by which months, on the map of which day. */
export interface FigureQuery {
  unitId: string
  /** `2026-11`, `2026-Q4`, `2026`; by default this month. */
  key?: string | undefined
  calendar?: PeriodCalendar | undefined
  /** 'YYYY-MM-DD'; by default today's map. */
  on?: string | undefined
}

export interface Asked {
  unit: Unit
  key: string
  calendar: PeriodCalendar
  span: Span
  on: string
}

/** Checks what is asked. Throws `not_found` for a unit that is not on that map, `invalid` for a period that is none. */
export async function askedFor(ctx: Ctx, query: FigureQuery): Promise<Asked> {
  const today = vietnamDate(ctx.now)
  const calendar = query.calendar ?? 'calendar'
  const key = query.key ?? (calendar === 'report' ? reportKeysOf(today).month : today.slice(0, 7))
  const span = spanOf(key, calendar)
  if (!span) throw invalid(ctx, { ky: text(ctx).periodUnknown })
  const on = query.on ?? today
  const unit = await findUnitById(ctx, { id: query.unitId, asOf: on })
  if (!unit) throw notFound(ctx)
  return { unit, key, calendar, span, on }
}

export interface ComputedFigure {
  indicator: Indicator
  value: ComputedValue
  target: TargetTable | undefined
  met: boolean | undefined
}

export interface DeclaredFigure {
  indicator: Indicator
  figure: Figure
  target: TargetTable | undefined
  met: boolean | undefined
}

/** Every figure of a unit: what is computed for the period, and what was declared for any. Public; the same four statements for any unit. */
export async function getUnitFigures(
  ctx: Ctx,
  query: FigureQuery,
): Promise<Asked & { computed: ComputedFigure[]; declared: DeclaredFigure[] }> {
  const asked = await askedFor(ctx, query)
  const { unit, span, on } = asked
  const indicators = await listIndicators(ctx, vietnamDate(ctx.now))
  const computing = indicators.filter((one) => one.numerator)
  const [values, figures, targets] = await Promise.all([
    computeValues(ctx, { indicators: computing, unitIds: [unit.id], span, on }),
    listFiguresOfUnit(ctx, { unitId: unit.id, on }),
    targetsOf(
      ctx,
      indicators.map((one) => one.code),
    ),
  ])
  const level = unit.level
  const byCode = new Map(indicators.map((one) => [one.code, one]))
  const computed = computing.map((indicator) => {
    const value = values.get(unit.id)!.get(indicator.code)!
    const target = targetFor(targets, { code: indicator.code, unitId: unit.id, parentId: unit.parent?.id, level, span })
    return { indicator, value, target, met: metBy(value.value, target) }
  })
  const declared = figures.flatMap((figure) => {
    const indicator = byCode.get(figure.indicator_code)
    if (!indicator) return []
    const period = spanOfDeclared(figure.period_kind, figure.period)
    const target = figure.place
      ? undefined
      : targetFor(targets, { code: indicator.code, unitId: figure.unit_id, parentId: unit.parent?.id, level, span: period })
    return [{ indicator, figure, target, met: metBy(figure.value, target) }]
  })
  declared.sort((a, b) => a.indicator.position - b.indicator.position)
  return { ...asked, computed, declared }
}

const metBy = (value: number | null, target: TargetTable | undefined): boolean | undefined =>
  target && value !== null ? meets(value, target.op, target.value) : undefined
