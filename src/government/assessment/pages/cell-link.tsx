import type { Cell, Counts } from '#government/dossiers'
import { formatNumber } from '#platform/time'
import type { text } from '../messages.ts'
import { REPORT_PATH, type ReportQuery, searchOf } from './report-query.ts'

interface CellLinkProps {
  cell: Cell
  counts: Counts
  query: ReportQuery
  /** The row it stands in, as its key; the total without it. */
  value?: string | undefined
  /** The row's name, for readers. */
  name: string
  t: ReturnType<typeof text>
}

/** A number that opens its list. */
export function CellLink({ cell, counts, query, value, name, t }: CellLinkProps) {
  if (counts[cell] === 0) return <>0</>
  return (
    <a href={`${REPORT_PATH}/danh-sach?${searchOf(query, { o: cell, dong: value })}`}>
      {formatNumber(counts[cell])}
      <span class="unseen">{` ${t.cell[cell]}, ${name}`}</span>
    </a>
  )
}
