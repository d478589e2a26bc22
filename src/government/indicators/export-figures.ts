import { unitNames } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { type Cell, type SheetKind, sheetOf } from '#platform/sheets'
import { formatDate } from '#platform/time'
import { text } from './messages.ts'
import { type FigureQuery, getUnitFigures } from './unit-figures.ts'

/** Every figure of a unit as a sheet: what the page shows, numbers as numbers, with the address of each proof. Public, as the page is. */
export async function exportFigures(
  ctx: Ctx,
  query: FigureQuery & { kind: SheetKind },
): Promise<{ bytes: Uint8Array; name: string }> {
  const found = await getUnitFigures(ctx, query)
  const { unit, span, key, computed, declared } = found
  const t = text(ctx)
  const english = ctx.locale === 'en'
  const names = await unitNames(
    ctx,
    declared.map((one) => one.figure.unit_id),
  )
  // A lone percent sign is kept from spreadsheets as the beginning of a formula.
  const unitWord = (unit: string) => (unit === '%' ? t.percent : unit)
  const number = (value: number | null): Cell => value ?? ''
  const rows: Cell[][] = [
    [t.title],
    [`${unit.name}, ${formatDate(span.from)} – ${formatDate(span.to)}`],
    [t.indicator, t.unit, t.value, t.unitOfMeasure, t.numerator, t.denominator, t.target, t.period, t.origin, t.proof],
    ...computed.map(({ indicator, value, target }): Cell[] => [
      ...[english ? indicator.name_en : indicator.name, unit.name, number(value.value), unitWord(indicator.unit)],
      ...[value.numerator, number(value.denominator), target ? `${target.op} ${target.value}` : '', key, t.origins.computed],
      `/so-lieu/don-vi/${unit.id}/${indicator.code}/minh-chung?ky=${key}&lich=${found.calendar}&ngay=${found.on}`,
    ]),
    ...declared.map(({ indicator, figure, target }): Cell[] => [
      english ? indicator.name_en : indicator.name,
      [figure.place, names.get(figure.unit_id)?.name].filter(Boolean).join(', '),
      figure.state === null ? number(figure.value) : (t.states[figure.state] ?? figure.state),
      ...[
        unitWord(indicator.unit),
        number(figure.numerator),
        number(figure.denominator),
        target ? `${target.op} ${target.value}` : '',
      ],
      ...[figure.period, t.origins[figure.origin], `/so-lieu/so/${figure.agency_id}/${figure.id}`],
    ]),
  ]
  return { bytes: await sheetOf(rows, query.kind), name: `so-lieu-${unit.code ?? unit.id}-${key}.${query.kind}` }
}
