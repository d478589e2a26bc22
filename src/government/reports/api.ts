import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { AggregateReports, aggregateReports } from './aggregate-reports.ts'
import { CorrectReport, correctReport } from './correct-report.ts'
import { EnterReport, enterReport } from './enter-report.ts'
import { exportReport } from './export-report.ts'
import { getPeriod } from './get-period.ts'
import { getReport } from './get-report.ts'
import { HandBack, handBackReport } from './hand-back-report.ts'
import { listReportKinds } from './list-report-kinds.ts'
import { listPeriods, listReports, REPORT_FILTERS } from './list-reports.ts'
import { lockPeriod } from './lock-period.ts'
import { openReport } from './open-report.ts'
import { openReportPdf } from './open-report-pdf.ts'
import { proveLine } from './prove-line.ts'
import { ReturnReport, receiveReport, returnReport } from './receive-report.ts'
import { ReportKindData } from './report-kind.ts'
import { STATUSES } from './report-status.ts'
import { sendReport } from './send-report.ts'
import { SignReport, signReport } from './sign-report.ts'

const tags = ['reports']
const status = z.enum(STATUSES)
const moment = z.iso.datetime().nullable()
const params = z.object({ agencyId: z.uuid(), id: z.uuid() })
const Key = z.object({ agencyId: z.uuid(), id: z.uuid() })
const Item = z
  .object({
    ...{ agencyId: z.uuid(), id: z.uuid(), kindCode: z.string(), scope: z.enum(['own', 'aggregate']), period: z.string() },
    ...{ version: z.number(), status, dueAt: moment, sentAt: moment },
  })
  .openapi('Report')
const Line = z.object({
  ...{ code: z.string(), label: z.string(), unit: z.string(), value: z.number().nullable() },
  ...{ numerator: z.number().nullable(), denominator: z.number().nullable() },
  origin: z.enum(['entered', 'computed', 'derived', 'summed']),
})

/** Periodic reports: written, signed and sent by an agency; received, returned, added up and locked by the one above. */
export function reportsApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /report-kinds',
      tags,
      summary: 'The regimes of reports in force',
      returns: z.object({ items: z.array(ReportKindData) }),
    },
    async (ctx) => ({ items: await listReportKinds(ctx) }),
  )
  offer(
    api,
    {
      ...{ route: 'get /reports', tags, summary: 'The reports of the officer’s agency' },
      query: z.object({ state: z.enum(REPORT_FILTERS).default('open'), after: z.string().max(500).optional() }),
      returns: pageSchema(Item),
    },
    async (ctx, { query }) => {
      const { items, next } = await listReports(ctx, query)
      return { items: items.map(itemOf), next }
    },
  )
  offer(
    api,
    {
      ...{ route: 'post /reports', tags, summary: 'Open the agency’s report of a period' },
      body: z.object({ agencyId: z.uuid(), kindCode: z.string().max(80), period: z.string().max(10) }),
      returns: Key,
    },
    (ctx, { body }) => openReport(ctx, body),
  )
  offer(
    api,
    {
      ...{
        route: 'get /report-periods',
        tags,
        summary: 'The periods that the officer’s agency receives, with how many have arrived',
      },
      returns: z.object({
        items: z.array(
          z.object({ kindCode: z.string(), period: z.string(), all: z.number(), arrived: z.number(), late: z.number() }),
        ),
      }),
    },
    async (ctx) => ({ items: (await listPeriods(ctx)).map(({ kind_code, ...one }) => ({ kindCode: kind_code, ...one })) }),
  )
  offer(
    api,
    {
      ...{
        route: 'get /report-periods/{kindCode}/{period}',
        tags,
        summary: 'Who owes a report of a period, and how far each is',
      },
      params: z.object({ kindCode: z.string().max(80), period: z.string().max(10) }),
      returns: z.object({
        stale: z.boolean(),
        aggregateId: z.uuid().nullable(),
        items: z.array(
          z.object({ agencyId: z.uuid(), id: z.uuid(), name: z.string(), status, late: z.boolean(), sentAt: moment }),
        ),
      }),
    },
    async (ctx, { params }) => {
      const { rows, aggregate, stale } = await getPeriod(ctx, params)
      const items = rows.map(({ agency_id, id, name, status, late, sent_at }) => ({
        ...{ agencyId: agency_id, id, name, status, late },
        sentAt: sent_at,
      }))
      return { stale, aggregateId: aggregate?.id ?? null, items }
    },
  )
  offer(
    api,
    {
      ...{ route: 'post /report-aggregates', tags, summary: 'Make the agency’s report of a period from those received' },
      ...{ body: AggregateReports, returns: Key },
    },
    (ctx, { body }) => aggregateReports(ctx, body),
  )
  reading(api)
  sheets(api)
  steps(api)
}

function reading(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      ...{ route: 'get /reports/{agencyId}/{id}', tags, summary: 'A report with its lines, text and findings', params },
      returns: Item.extend({
        ...{ body: z.string(), revision: z.number(), number: z.string(), explanation: z.string(), lines: z.array(Line) },
        findings: z.array(z.object({ rule: z.string(), severity: z.string(), message: z.string(), places: z.array(z.string()) })),
        missing: z.array(z.object({ agencyId: z.uuid(), name: z.string() })),
      }),
    },
    async (ctx, { params }) => {
      const { report, shown, withheld } = await getReport(ctx, params)
      return {
        ...itemOf(report),
        ...{ body: withheld ? '' : report.body, revision: report.revision, number: report.number },
        ...{ explanation: report.explanation, findings: withheld ? [] : report.findings, missing: report.missing },
        lines: shown.map(lineOf),
      }
    },
  )
  offer(
    api,
    {
      ...{ route: 'get /reports/{agencyId}/{id}/lines/{code}', tags, summary: 'What a number of a report is made of' },
      params: params.extend({ code: z.string().max(80) }),
      returns: z.object({
        line: Line,
        sides: z.array(Line),
        parts: z.array(z.object({ agencyId: z.uuid(), id: z.uuid(), name: z.string(), value: z.number().nullable() })),
        proof: z.string().nullable(),
      }),
    },
    async (ctx, { params: { code, ...key } }) => {
      const { line, sides, parts, book } = await proveLine(ctx, key, code)
      return { line: lineOf(line), sides: sides.map(lineOf), parts, proof: book?.href ?? null }
    },
  )
  offer(
    api,
    { route: 'get /reports/{agencyId}/{id}/pdf', tags, summary: 'The sealed PDF of a signed report', params, bytes: true },
    async (ctx, { params }) => {
      const { bytes, mediaType } = await openReportPdf(ctx, params)
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': mediaType } })
    },
  )
}

function sheets(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      ...{
        route: 'get /reports/{agencyId}/{id}/sheet',
        tags,
        summary: 'The table of a report as CSV or XLSX',
        params,
        bytes: true,
      },
      query: z.object({ kind: z.enum(SHEET_KINDS).default('csv') }),
    },
    async (ctx, { params, query }) => {
      const { bytes } = await exportReport(ctx, params, query.kind)
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': SHEET_MEDIA[query.kind] } })
    },
  )
}

function steps(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      ...{
        route: 'put /reports/{agencyId}/{id}/content',
        tags,
        summary: 'Write its lines and text; submit hands it to the leader',
        params,
      },
      ...{ body: EnterReport, returns: z.object({ revision: z.number(), status }) },
    },
    async (ctx, { params, body }) => enterReport(ctx, params, body),
  )
  const post = (noun: string, summary: string) => ({
    route: `post /reports/{agencyId}/{id}/${noun}` as const,
    tags,
    summary,
    params,
  })
  offer(api, { ...post('signature', 'Sign it; numbers stay as they are'), body: SignReport }, (ctx, { params, body }) =>
    signReport(ctx, params, body),
  )
  offer(api, { ...post('hand-back', 'Give it back to be mended'), body: HandBack }, (ctx, { params, body }) =>
    handBackReport(ctx, params, body),
  )
  offer(api, post('dispatch', 'Send a signed report to the level above'), (ctx, { params }) => sendReport(ctx, params))
  offer(api, post('receipt', 'Receive it; it counts from now on'), (ctx, { params }) => receiveReport(ctx, params))
  offer(api, { ...post('return', 'Return it with what is lacking'), body: ReturnReport }, (ctx, { params, body }) =>
    returnReport(ctx, params, body),
  )
  offer(api, post('lock', 'Lock a signed aggregate and the reports in it'), (ctx, { params }) => lockPeriod(ctx, params))
  offer(
    api,
    { ...post('correction', 'Begin a correction of a locked report'), body: CorrectReport, returns: Key },
    (ctx, { params, body }) => correctReport(ctx, params, body),
  )
}

const itemOf = (report: {
  agency_id: string
  id: string
  kind_code: string
  scope: string
  period: string
  version: number
  status: string
  due_at: Date
  sent_at: Date | null
}) => ({
  ...{ agencyId: report.agency_id, id: report.id, kindCode: report.kind_code, scope: report.scope, period: report.period },
  ...{ version: report.version, status: report.status, dueAt: report.due_at, sentAt: report.sent_at },
})

const lineOf = ({ line, value, numerator, denominator, origin }: Awaited<ReturnType<typeof proveLine>>['line']) => ({
  ...{ code: line.code, label: line.label, unit: line.unit, value, origin },
  ...{ numerator: numerator ?? null, denominator: denominator ?? null },
})
