import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { countDossierCells } from '#government/dossiers'
import { type Env, page } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA, type SheetKind } from '#platform/sheets'
import { formatDateTime, vietnamDate } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { FORM_II06, FORM_PROVINCE } from '../report-forms.ts'
import { spanText } from '../report-period.ts'
import { exportReport } from '../report-sheet.ts'
import { cellList } from './cell-list.tsx'
import { PeriodForm } from './period-form.tsx'
import { BY, QUALITY_PATH, REPORT_PATH, readReportQuery, searchOf } from './report-query.ts'
import { ReportTable } from './report-table.tsx'

type C = Context<Env>

/** `/bao-cao/mot-cua`: form II.06 and its provincial variant; every number opens its list. */
export function reportRoutes(app: Hono<Env>): void {
  app.get(REPORT_PATH, reportPage)
  app.get(`${REPORT_PATH}/danh-sach`, cellList)
  for (const kind of SHEET_KINDS) app.get(`${REPORT_PATH}/bang.${kind}`, (c) => download(c, kind))
}

async function download(c: C, kind: SheetKind): Promise<Response> {
  const { form, by, period } = readReportQuery(c)
  const bytes = await exportReport(c.var.ctx, { form, by, kind, ...period })
  return fileResponse({
    name: `bao-cao-mot-cua-${form.key}-${period.from}-${period.to}.${kind}`,
    mediaType: SHEET_MEDIA[kind],
    bytes,
  })
}

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
      <PeriodForm action={REPORT_PATH} query={query} now={ctx.now} errors={errors} t={t} />
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
      <Text>
        <a href={`${QUALITY_PATH}?${searchOf(query)}`}>{t.toQuality}</a>
      </Text>
      <Text small>{t.notes}</Text>
    </div>,
  )
}
