import type { Context } from 'hono'
import { ensure } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDate, formatDateTime, formatNumber } from '#platform/time'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { lineNames, listMeasures, listTickets } from '../list-measures.ts'
import { text } from '../messages.ts'
import { maySeeMeasures } from '../permissions.ts'
import { COUNTED } from '../ticket-filter.ts'
import { daysOf, MEASURES_PATH, minutes } from './measures-routes.tsx'
import { STATE_TAG } from './ticket-routes.tsx'

/** `/quay/so/danh-sach`: the numbers behind a figure. */
export async function ticketList(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, maySeeMeasures(ctx.actor))
  const t = text(ctx)
  const query = (name: string) => c.req.query(name) || undefined
  const counted = COUNTED.find((one) => one === query('dem')) ?? 'taken'
  const filter = { ...daysOf(c), lineId: query('loai'), hour: query('gio'), counted }
  const [tickets, { total, span }] = await Promise.all([
    listTickets(ctx, { ...filter, after: query('after') }),
    listMeasures(ctx, 'day', filter),
  ])
  const names = await lineNames(ctx, new Set(tickets.items.map((row) => row.line_id)))
  const here = new URLSearchParams(c.req.query())
  here.delete('after')
  return page(
    c,
    { title: t.listTitle, desk: true, breadcrumbs: [{ href: MEASURES_PATH, label: t.measuresTitle }] },
    <>
      <Heading level={1}>{t.listTitle}</Heading>
      <Text lead>{t.listLead(formatNumber(total.taken))}</Text>
      <Table
        caption={`${formatDate(span.from)} – ${formatDate(span.to)}`}
        columns={[
          { key: 'label', label: t.number, rowHeader: true },
          { key: 'line', label: t.line },
          { key: 'taken', label: t.taken_at },
          { key: 'waited', label: t.waited, numeric: true },
          { key: 'served', label: t.served, numeric: true },
          { key: 'officer', label: t.officer },
          { key: 'state', label: t.stateWord },
        ]}
        rows={tickets.items.map((row) => ({
          label: row.label,
          line: names.get(row.line_id) ?? t.none,
          taken: formatDateTime(row.taken_at),
          waited: between(row.taken_at, row.called_at, t),
          served: row.closed_by_day ? t.none : between(row.served_from, row.finished_at, t),
          officer: row.officer_name ?? t.none,
          state: <Tag kind={STATE_TAG[row.state]}>{t.state[row.state]}</Tag>,
        }))}
      />
      <Pagination
        next={tickets.next ? `/quay/so/danh-sach?${here}&after=${tickets.next}` : undefined}
        first={query('after') ? `/quay/so/danh-sach?${here}` : undefined}
      />
    </>,
  )
}

const between = (from: Date | null, to: Date | null, t: ReturnType<typeof text>) =>
  from && to ? minutes((to.getTime() - from.getTime()) / 60_000, t) : t.none
