import type { Cell, Counts, ReportRow } from '#government/dossiers'
import { formatNumber } from '#platform/time'
import type { text } from '../messages.ts'
import { REPORT_PATH, type ReportQuery, searchOf } from './report-query.ts'

type T = ReturnType<typeof text>

/** The report as a table with two rows of headings, as the form has it; on a phone each row is a card. Every number opens its list. */
export function ReportTable({
  query,
  rows,
  total,
  caption,
  t,
}: {
  query: ReportQuery
  rows: ReportRow[]
  total: Counts
  caption: string
  t: T
}) {
  const { groups } = query.form
  const cells = (counts: Counts, name: string, key?: string) =>
    groups.flatMap(({ group, cells }) =>
      cells.map((cell, index) => (
        <td
          key={cell}
          data-label={`${t.group[group]}: ${shortName(cell, index === 0 && group !== 'outside', t)}`}
          class={counts[cell] === 0 ? 'number zero' : 'number'}
        >
          {counts[cell] === 0 ? (
            '0'
          ) : (
            <a href={`${REPORT_PATH}/danh-sach?${searchOf(query, { o: cell, dong: key })}`}>
              {formatNumber(counts[cell])}
              <span class="unseen">{` ${t.cell[cell]}, ${name}`}</span>
            </a>
          )}
        </td>
      )),
    )
  return (
    <div class="table-box">
      <table class="cards report">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              {t.by[query.by]}
            </th>
            {groups.map(({ group, cells }) => (
              <th key={group} scope="colgroup" colspan={cells.length}>
                {t.group[group]}
              </th>
            ))}
          </tr>
          <tr>
            {groups.flatMap(({ group, cells }) =>
              cells.map((cell, index) => (
                <th key={cell} scope="col" class="number">
                  {shortName(cell, index === 0 && group !== 'outside', t)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name || t.noOfficer}</th>
              {cells(row.counts, row.name || t.noOfficer, row.key)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.sum}</th>
            {cells(total, t.sum)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Under its group's heading a column need not say again what the group is. */
function shortName(cell: Cell, isTotal: boolean, t: T): string {
  if (isTotal) return t.total
  const name = t.cell[cell].replace(/^(Trong kỳ|In the period): /, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
