import type { Context, Hono } from 'hono'
import { AppError, ensure, type FieldErrors } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDate, formatNumber, parseVietnameseDate } from '#platform/time'
import { Button } from '#ui/button'
import { BarChart } from '#ui/charts'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { lineNames, listMeasures, type Measure, type MeasuredBy } from '../list-measures.ts'
import { text } from '../messages.ts'
import { maySeeMeasures } from '../permissions.ts'
import { ticketList } from './ticket-list.tsx'

type C = Context<Env>
export const MEASURES_PATH = '/quay/so/thong-ke'
const BY: Record<string, MeasuredBy> = { 'loai-viec': 'line', gio: 'hour', ngay: 'day' }

/** `/quay/so/thong-ke`: how long people wait and are served; each figure opens to its list. */
export function measuresRoutes(app: Hono<Env>): void {
  app.get(MEASURES_PATH, measures)
  app.get('/quay/so/danh-sach', ticketList)
}

export const daysOf = (c: C) => ({
  from: parseVietnameseDate(c.req.query('tu') ?? '') ?? c.req.query('tu'),
  to: parseVietnameseDate(c.req.query('den') ?? '') ?? c.req.query('den'),
})

async function measures(c: C): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, maySeeMeasures(ctx.actor))
  const t = text(ctx)
  const by = BY[c.req.query('theo') ?? ''] ?? 'line'
  let errors: FieldErrors = {}
  const found = await listMeasures(ctx, by, daysOf(c)).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    errors = { tu: error.fields.from ?? error.message }
    return listMeasures(ctx, by)
  })
  const { span, rows, total } = found
  const names =
    by === 'line'
      ? await lineNames(
          ctx,
          rows.map((row) => row.key!),
        )
      : new Map<string, string>()
  const nameOf = (key: string | null) =>
    key === null ? t.total : by === 'line' ? (names.get(key) ?? t.none) : by === 'hour' ? t.hour(Number(key)) : formatDate(key)
  const cells = (row: Measure) => figures(row, by, span, nameOf(row.key), t)
  return page(
    c,
    {
      title: t.measuresTitle,
      desk: true,
      status: Object.keys(errors).length > 0 ? 422 : 200,
      hasErrors: Object.keys(errors).length > 0,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.measuresTitle}</Heading>
      <Text lead>{t.measuresLead}</Text>
      <Tabs
        label={t.measuresTitle}
        tabs={(['line', 'hour', 'day'] as const).map((view) => ({
          href: `${MEASURES_PATH}?theo=${keyOfView(view)}&tu=${span.from}&den=${span.to}`,
          label: { line: t.byLine, hour: t.byHour, day: t.byDay }[view],
          current: view === by,
        }))}
      />
      <Form action={MEASURES_PATH} method="get">
        <input type="hidden" name="theo" value={keyOfView(by)} />
        <TextField name="tu" label={t.from} value={c.req.query('tu') || formatDate(span.from)} error={errors.tu} short />
        <TextField name="den" label={t.to} value={c.req.query('den') || formatDate(span.to)} short />
        <Button kind="secondary">{t.show}</Button>
      </Form>
      {total.taken === 0 ? (
        <Text>{t.emptyMeasures}</Text>
      ) : (
        <Table
          caption={`${formatDate(span.from)} – ${formatDate(span.to)}`}
          columns={[
            { key: 'name', label: { line: t.line, hour: t.byHour, day: t.byDay }[by], rowHeader: true },
            ...(['taken', 'called', 'finished', 'left'] as const).map((key) => ({
              key,
              label: { taken: t.taken, called: t.called, finished: t.finishedCount, left: t.leftCount }[key],
              numeric: true,
            })),
            ...(['waitMedian', 'waitNinety', 'serveMedian', 'serveNinety'] as const).map((key) => ({
              key,
              label: t[key],
              numeric: true,
            })),
          ]}
          rows={rows.map(cells)}
          foot={cells(total)}
        />
      )}
      {by === 'hour' && total.called > 0 ? (
        <BarChart
          title={t.chartTitle}
          labelHeading={t.byHour}
          valueHeading={t.waitMedian}
          bars={rows.map((row) => ({ label: nameOf(row.key), value: Math.round((row.waitMedian ?? 0) * 10) / 10 }))}
        />
      ) : null}
      <Text small>{t.measuresHint}</Text>
    </>,
  )
}

const keyOfView = (by: MeasuredBy) => Object.keys(BY).find((key) => BY[key] === by)!

function figures(row: Measure, by: MeasuredBy, span: { from: string; to: string }, name: string, t: ReturnType<typeof text>) {
  const day = by === 'day' && row.key ? row.key : undefined
  const href = (counted: string) => {
    const query = new URLSearchParams({ tu: day ?? span.from, den: day ?? span.to, dem: counted })
    if (by === 'line' && row.key) query.set('loai', row.key)
    if (by === 'hour' && row.key) query.set('gio', row.key)
    return `/quay/so/danh-sach?${query}`
  }
  const link = (label: string, counted: string, said: string) => (
    <a href={href(counted)}>
      {label}
      <span class="unseen"> {`${said}, ${name}`}</span>
    </a>
  )
  const count = (n: number, counted: string, said: string) => (n > 0 ? link(formatNumber(n), counted, said) : '0')
  const time = (n: number | null, counted: string, said: string) => (n === null ? t.none : link(minutes(n, t), counted, said))
  return {
    name,
    taken: count(row.taken, 'taken', t.taken),
    called: count(row.called, 'called', t.called),
    finished: count(row.finished, 'finished', t.finishedCount),
    left: count(row.left, 'left', t.leftCount),
    waitMedian: time(row.waitMedian, 'called', t.waitMedian),
    waitNinety: time(row.waitNinety, 'called', t.waitNinety),
    serveMedian: time(row.serveMedian, 'finished', t.serveMedian),
    serveNinety: time(row.serveNinety, 'finished', t.serveNinety),
  }
}

export const minutes = (n: number, t: ReturnType<typeof text>) => t.minutes(formatNumber(Math.round(n * 10) / 10))
