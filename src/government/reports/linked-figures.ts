import { getAgency } from '#foundation/organizations'
import { getUnitFigures } from '#government/indicators'
import type { Ctx } from '#platform/context'
import type { ShownLine } from './line-values.ts'
import { text } from './messages.ts'
import type { ReportKindData } from './report-kind.ts'
import type { ReportTable } from './tables.ts'
import type { LinkedFigure } from './write-body.ts'

/** What the book of figures says of the report's own unit in its period, by indicator code. */
export interface BookFigure {
  name: string
  unit: string
  value: number | null
  href: string
}

/** The figures of the report's unit, computed and declared, for its period. Four statements; none for an agency without a unit. */
export async function bookOf(
  ctx: Ctx,
  kind: ReportKindData,
  report: Pick<ReportTable, 'agency_id' | 'period' | 'to_day'>,
): Promise<Map<string, BookFigure>> {
  const { unitId } = await getAgency(ctx, report.agency_id, report.to_day)
  if (!unitId) return new Map()
  const { calendar } = kind
  const found = await getUnitFigures(ctx, { unitId, key: report.period, calendar, on: report.to_day })
  const search = new URLSearchParams({ ky: report.period, lich: calendar, ngay: report.to_day })
  return new Map([
    ...found.declared
      .filter(({ figure }) => figure.period === report.period && !figure.place && figure.unit_id === unitId)
      .map(({ indicator, figure }): [string, BookFigure] => [
        indicator.code,
        {
          ...{ name: indicator.name, unit: indicator.unit, value: figure.value },
          href: `/so-lieu/so/${figure.agency_id}/${figure.id}`,
        },
      ]),
    ...found.computed.map(({ indicator, value }): [string, BookFigure] => [
      indicator.code,
      {
        ...{ name: indicator.name, unit: indicator.unit, value: value.value },
        href: `/so-lieu/don-vi/${unitId}/${indicator.code}/minh-chung?${search}`,
      },
    ]),
  ])
}

export const lineHref = (report: Pick<ReportTable, 'agency_id' | 'id'>, code: string): string =>
  `/bao-cao/${report.agency_id}/${report.id}/dong/${code}`

/** What each code of a live link stands for: a line of the report itself, else a figure of its unit in the same period. */
export function linkedFigures(
  report: Pick<ReportTable, 'agency_id' | 'id' | 'period'>,
  shown: readonly ShownLine[],
  book: ReadonlyMap<string, BookFigure>,
): Map<string, LinkedFigure> {
  const t = text('vi')
  const period = t.periodWords(report.period)
  const figure = (code: string, name: string, value: number | null, unit: string, href: string): [string, LinkedFigure] => [
    code,
    { code, name, words: t.numberWords(value, unit), period, href },
  ]
  return new Map([
    ...[...book].map(([code, one]) => figure(code, one.name, one.value, one.unit, one.href)),
    ...shown.map(({ line, value }) => figure(line.code, line.label, value, line.unit, lineHref(report, line.code))),
  ])
}
