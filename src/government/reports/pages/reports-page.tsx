import { isOfficer } from '#platform/context'
import { ensure } from '#platform/errors'
import { page, readForm } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { listReportKinds } from '../list-report-kinds.ts'
import { listPeriods, listReports, REPORT_FILTERS, type ReportFilter } from '../list-reports.ts'
import { text } from '../messages.ts'
import { mayAggregate, mayListReports } from '../permissions.ts'
import type { C } from './report-routes.tsx'
import { isLate, StatusTag } from './status-tag.tsx'

/** The agency's own reports, and the periods that it receives. */
export async function ReportsPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, isOfficer(ctx.actor) && mayListReports(ctx.actor))
  const t = text(ctx)
  const state = REPORT_FILTERS.find((one) => one === c.req.query('trang-thai')) ?? 'open'
  const [kinds, { items, next }, periods] = await Promise.all([
    listReportKinds(ctx),
    listReports(ctx, { state, after: c.req.query('after') }),
    listPeriods(ctx),
  ])
  const nameOf = new Map(kinds.map((kind) => [kind.code, ctx.locale === 'en' ? kind.nameEn : kind.name]))
  const href = (one: ReportFilter, after?: string) =>
    `/bao-cao?trang-thai=${one}${after ? `&after=${encodeURIComponent(after)}` : ''}`
  const wrong = Object.keys(errors).length > 0
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  return page(
    c,
    { title: t.title, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      {periods.length > 0 && mayAggregate(ctx.actor) ? (
        <Table
          caption={t.toReceive}
          columns={[
            { key: 'kind', label: t.kind, rowHeader: true },
            { key: 'arrived', label: t.state },
            { key: 'late', label: t.late },
          ]}
          rows={periods.map((one) => ({
            kind: (
              <a href={`/bao-cao/tong-hop/${one.kind_code}/${one.period}`}>
                {t.periodTitle(nameOf.get(one.kind_code) ?? one.kind_code, t.periodWords(one.period))}
              </a>
            ),
            arrived: t.progress(one.arrived, one.all),
            late: t.lateCount(one.late),
          }))}
        />
      ) : null}
      <Tabs
        label={t.filter}
        tabs={REPORT_FILTERS.map((one) => ({ href: href(one), label: t.filters[one], current: one === state }))}
      />
      {items.length === 0 ? (
        <EmptyState title={t.none} text={t.noneHint} />
      ) : (
        <Table
          caption={t.title}
          hideCaption
          columns={[
            { key: 'report', label: t.report, rowHeader: true },
            { key: 'state', label: t.state },
            { key: 'due', label: t.due },
          ]}
          rows={items.map((item) => ({
            report: (
              <a href={`/bao-cao/${item.agency_id}/${item.id}`}>
                {item.scope === 'aggregate' ? `${t.aggregateOf}: ` : ''}
                {t.periodTitle(nameOf.get(item.kind_code) ?? item.kind_code, t.periodWords(item.period))}
                {item.version > 1 ? ` (${t.correctionOf(item.version - 1)})` : ''}
              </a>
            ),
            state: (
              <StatusTag
                status={item.status}
                late={isLate(item, ctx.now) && item.scope === 'own'}
                sent={item.sent_at !== null}
                t={t}
              />
            ),
            due: formatDateTime(item.due_at),
          }))}
        />
      )}
      {next ? <Pagination next={href(state, next)} /> : null}
      <Heading level={2}>{t.openTitle}</Heading>
      <Text>
        {t.openHint} <a href="/bao-cao/che-do">{t.kinds}</a>
      </Text>
      <Form action="/bao-cao">
        <Select
          name="kindCode"
          label={t.kind}
          options={kinds.map((kind) => ({ value: kind.code, label: nameOf.get(kind.code)! }))}
          value={typed.kindCode}
          error={errors.kindCode}
        />
        <TextField name="period" label={t.period} value={typed.period} error={errors.period} short />
        <Button kind="secondary">{t.open}</Button>
      </Form>
    </>,
  )
}
