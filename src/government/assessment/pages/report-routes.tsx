import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { countDossierCells } from '#government/dossiers'
import { type Env, page } from '#platform/pages'
import { formatDate, formatDateTime, vietnamDate } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { FORM_II06, FORM_PROVINCE } from '../report-forms.ts'
import { periodKeys, spanText } from '../report-period.ts'
import { exportReport, SHEET_KINDS, type SheetKind } from '../report-sheet.ts'
import { cellList } from './cell-list.tsx'
import { BY, REPORT_PATH, type ReportQuery, readReportQuery, searchOf, wordOf } from './report-query.ts'
import { ReportTable } from './report-table.tsx'

type C = Context<Env>
type T = ReturnType<typeof text>

/** `/bao-cao/mot-cua`: form II.06 and its provincial variant; every number opens its list. */
export function reportRoutes(app: Hono<Env>): void {
  app.get(REPORT_PATH, reportPage)
  app.get(`${REPORT_PATH}/danh-sach`, cellList)
  for (const kind of SHEET_KINDS) app.get(`${REPORT_PATH}/bang.${kind}`, (c) => download(c, kind))
}

async function download(c: C, kind: SheetKind): Promise<Response> {
  const { form, by, period } = readReportQuery(c)
  const bytes = await exportReport(c.var.ctx, { form, by, kind, ...period })
  return fileResponse({ name: `bao-cao-mot-cua-${form.key}-${period.from}-${period.to}.${kind}`, mediaType: MEDIA[kind], bytes })
}

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

async function reportPage(c: C): Promise<Response> {
  const query = readReportQuery(c)
  const { ctx } = c.var
  const t = text(ctx)
  const { rows, total } = await countDossierCells(ctx, { ...query.period, by: query.by })
  const errors: Record<string, string> = query.wrong ? { ky: t.wrongPeriod } : {}
  return page(
    c,
    { title: t.title, desk: true, status: query.wrong ? 422 : 200, hasErrors: query.wrong },
    <div class="landscape">
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Tabs
        label={t.title}
        tabs={[FORM_II06, FORM_PROVINCE].map((form) => ({
          href: `${REPORT_PATH}?${searchOf({ ...query, form })}`,
          label: t.form[form.key]!,
          current: form.key === query.form.key,
        }))}
      />
      <PeriodForm query={query} now={ctx.now} errors={errors} t={t} />
      <Tabs
        label={t.by[query.by]}
        tabs={Object.values(BY).map((by) => ({
          href: `${REPORT_PATH}?${searchOf({ ...query, by })}`,
          label: t.byTab[by],
          current: by === query.by,
        }))}
      />
      {query.period.to >= vietnamDate(ctx.now) ? <Text>{t.notOver(formatDateTime(ctx.now))}</Text> : null}
      {total.received === 0 ? (
        <Text>{t.empty}</Text>
      ) : (
        <ReportTable
          query={query}
          rows={rows}
          total={total}
          t={t}
          caption={`${t.formLong[query.form.key]}, ${spanText(query.period)}`}
        />
      )}
      <ButtonGroup>
        {SHEET_KINDS.map((kind) => (
          <ButtonLink key={kind} href={`${REPORT_PATH}/bang.${kind}?${searchOf(query)}`} kind="secondary">
            {t[kind]}
          </ButtonLink>
        ))}
      </ButtonGroup>
      <Text small>{t.notes}</Text>
    </div>,
  )
}

/** Month, quarter or year of reports by the law, or any days. */
function PeriodForm({ query, now, errors, t }: { query: ReportQuery; now: Date; errors: Record<string, string>; t: T }) {
  return (
    <Form action={REPORT_PATH} method="get" inline>
      <input type="hidden" name="mau" value={query.form.key} />
      <input type="hidden" name="theo" value={wordOf(query.by)} />
      <Select
        name="ky"
        label={t.period}
        hint={t.periodHint}
        value={query.key}
        error={errors.ky}
        options={[
          ...periodKeys(now).map((key) => ({ value: key, label: periodName(key, t) })),
          { value: 'khac', label: t.otherDays },
        ]}
      />
      <TextField name="tu" label={t.from} value={formatDate(query.period.from)} required={false} short />
      <TextField name="den" label={t.to} value={formatDate(query.period.to)} required={false} short />
      <Button kind="secondary">{t.show}</Button>
    </Form>
  )
}

export function periodName(key: string, t: T): string {
  const [year, part] = key.split('-') as [string, string | undefined]
  if (!part) return t.year(year)
  return part.startsWith('Q') ? t.quarter(part.slice(1), year) : t.month(part, year)
}
