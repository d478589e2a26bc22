import { page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { getPeriod } from '../get-period.ts'
import { text } from '../messages.ts'
import { isOpen } from '../report-status.ts'
import type { C } from './report-routes.tsx'
import { StatusTag } from './status-tag.tsx'

/** Who owes a report of a period, how far each is, and the aggregate. */
export async function PeriodPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { kind, period, rows, aggregate, stale } = await getPeriod(ctx, {
    kindCode: c.req.param('kind') ?? '',
    period: c.req.param('period') ?? '',
  })
  const title = t.periodTitle(ctx.locale === 'en' ? kind.nameEn : kind.name, t.periodWords(period))
  const arrived = rows.filter((row) => row.status === 'received' || row.status === 'locked').length
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title, breadcrumbs: [{ href: '/bao-cao', label: t.menu }], desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Text lead>{t.progress(arrived, rows.length)}</Text>
      {stale ? <Notice kind="warning">{t.stale}</Notice> : null}
      {aggregate ? (
        <p>
          <a href={`/bao-cao/${aggregate.agency_id}/${aggregate.id}`}>
            {t.aggregateOf}: {t.statuses[aggregate.status]}
          </a>
        </p>
      ) : null}
      {!aggregate || isOpen(aggregate.status) ? (
        <Form action={`/bao-cao/tong-hop/${kind.code}/${period}`}>
          <Button>{aggregate ? t.aggregateAgain : t.aggregate}</Button>
        </Form>
      ) : null}
      <Table
        caption={t.toReceive}
        columns={[
          { key: 'agency', label: t.agency, rowHeader: true },
          { key: 'state', label: t.state },
          { key: 'sent', label: t.sentAt },
          { key: 'due', label: t.due },
        ]}
        rows={rows.map((row) => ({
          agency:
            row.status === 'draft' || row.status === 'ready' || row.status === 'signed' ? (
              row.name
            ) : (
              <a href={`/bao-cao/${row.agency_id}/${row.id}`}>{row.name}</a>
            ),
          state: <StatusTag status={row.status} late={row.late} sent={row.sent_at !== null} t={t} />,
          sent: row.sent_at ? formatDateTime(row.sent_at) : '',
          due: formatDateTime(row.due_at),
        }))}
      />
    </>,
  )
}
