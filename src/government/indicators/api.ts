import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { isCivilDate, vietnamDate } from '#platform/time'
import type { ComputedValue } from './compute-value.ts'
import { DeclareFigure, declareFigure } from './declare-figure.ts'
import { exportFigures } from './export-figures.ts'
import { getIndicatorStory } from './indicator-story.ts'
import { getLedFigures } from './lead-figures.ts'
import { type Figure, findWithdrawal, getFigure, listDrafts, listUnitsWithFigures, versionsOf } from './list-figures.ts'
import { listIndicators } from './list-indicators.ts'
import { CALENDARS } from './periods.ts'
import { proveValue } from './prove-value.ts'
import { dropFigure, PublishFigure, publishFigure } from './publish-figure.ts'
import { KINDS, PILLARS } from './tables.ts'
import { getUnitFigures } from './unit-figures.ts'

const tags = ['figures']
const Value = z
  .object({ value: z.number().nullable(), numerator: z.number(), denominator: z.number().nullable(), exact: z.boolean() })
  .openapi('ComputedValue')
const FigureShape = z
  .object({
    agencyId: z.uuid(),
    id: z.uuid(),
    indicatorCode: z.string(),
    unitId: z.uuid(),
    place: z.string(),
    periodKind: z.string(),
    period: z.string(),
    value: z.number().nullable(),
    state: z.string().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    qualifiers: z.array(z.string()),
    saidBy: z.string(),
    origin: z.enum(['declared', 'imported']),
    /** The sheet that it came from, and the line. */
    file: z.object({ importId: z.uuid(), name: z.string(), row: z.number().int() }).nullable(),
    status: z.enum(['draft', 'published', 'replaced', 'withdrawn']),
    version: z.number().int(),
    findings: z.array(z.object({ rule: z.string(), severity: z.enum(['error', 'warning']), numbers: z.array(z.number()) })),
    explanation: z.string(),
    signedBy: z.string(),
  })
  .openapi('Figure')
const IndicatorShape = z
  .object({
    code: z.string(),
    name: z.string(),
    nameEn: z.string(),
    pillar: z.enum(PILLARS),
    kind: z.enum(KINDS),
    unit: z.string(),
    direction: z.enum(['higher', 'lower']).nullable(),
    numerator: z.array(z.string()).nullable(),
    denominator: z.array(z.string()).nullable(),
  })
  .openapi('Indicator')
const unit = z.object({ unitId: z.uuid() })
const period = z.object({
  period: z.string().max(10).optional(),
  calendar: z.enum(CALENDARS).optional(),
  on: z.string().refine(isCivilDate).optional(),
})
const figureKey = z.object({ agencyId: z.uuid(), id: z.uuid() })
const told = ({ value, numerator, denominator, range }: ComputedValue) => ({ value, numerator, denominator, exact: !range })
const shown = (one: Figure) => ({
  ...{ agencyId: one.agency_id, id: one.id, indicatorCode: one.indicator_code, unitId: one.unit_id, place: one.place },
  ...{ periodKind: one.period_kind, period: one.period, value: one.value, state: one.state },
  ...{ numerator: one.numerator, denominator: one.denominator, qualifiers: one.qualifiers, saidBy: one.said_by },
  file:
    one.import_id && one.import_row !== null
      ? { importId: one.import_id, name: one.proof_name ?? '', row: one.import_row }
      : null,
  ...{ origin: one.origin, status: one.status, version: one.version, findings: one.findings },
  ...{ explanation: one.explanation, signedBy: one.signed_by_name },
})

/** Indicators and figures: what is published, its proof, and declaring. */
export function indicatorsApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /indicators',
      tags,
      summary: 'The indicators in force today',
      returns: z.object({ items: z.array(IndicatorShape) }),
    },
    async (ctx) => ({
      items: (await listIndicators(ctx, vietnamDate(ctx.now))).map((one) => ({ ...one, nameEn: one.name_en })),
    }),
  )
  offer(
    api,
    {
      route: 'get /figure-units',
      tags,
      summary: 'The units of which figures are published, and how many',
      returns: z.object({ items: z.array(z.object({ unitId: z.uuid(), figures: z.number().int() })) }),
    },
    async (ctx) => ({ items: await listUnitsWithFigures(ctx) }),
  )
  offer(
    api,
    {
      route: 'get /units/{unitId}/figures',
      tags,
      summary: 'Every figure of a unit: computed for a period, and declared, on the map of a day',
      params: unit,
      query: period,
      returns: z.object({
        computed: z.array(z.object({ code: z.string(), value: Value, met: z.boolean().nullable() })),
        declared: z.array(FigureShape),
      }),
    },
    async (ctx, { params, query }) => {
      const { computed, declared } = await getUnitFigures(ctx, {
        ...params,
        key: query.period,
        calendar: query.calendar,
        on: query.on,
      })
      return {
        computed: computed.map((one) => ({ code: one.indicator.code, value: told(one.value), met: one.met ?? null })),
        declared: declared.map((one) => shown(one.figure)),
      }
    },
  )
  offer(
    api,
    {
      route: 'get /units/{unitId}/figures/{code}',
      tags,
      summary: 'A computed indicator of a unit: twelve periods, and the units below',
      params: unit.extend({ code: z.string().max(120) }),
      query: period,
      returns: z.object({
        value: Value,
        series: z.array(z.object({ period: z.string(), value: Value })),
        below: z.array(z.object({ unitId: z.uuid(), name: z.string(), value: Value })),
      }),
    },
    async (ctx, { params, query }) => {
      const story = await getIndicatorStory(ctx, { ...params, key: query.period, calendar: query.calendar, on: query.on })
      return {
        value: told(story.value),
        series: story.series.map((one) => ({ period: one.key, value: told(one.value) })),
        below: story.below.map((one) => ({ unitId: one.unit.id, name: one.unit.name, value: told(one.value) })),
      }
    },
  )
  offer(
    api,
    {
      route: 'get /units/{unitId}/figures-sheet',
      tags,
      summary: 'Every figure of a unit as CSV or XLSX',
      params: unit,
      query: period.extend({ kind: z.enum(SHEET_KINDS) }),
      bytes: true,
    },
    async (ctx, { params, query: { kind, ...query } }) => {
      const sheet = await exportFigures(ctx, { ...params, key: query.period, calendar: query.calendar, on: query.on, kind })
      return fileResponse({ name: sheet.name, mediaType: SHEET_MEDIA[kind], bytes: sheet.bytes })
    },
  )
  proofApi(api)
  leadApi(api)
  declareApi(api)
}

/** What a leader looks at. */
function leadApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /led-figures',
      tags,
      summary:
        'The computed figures of the officer’s own unit beside the period before and a year ago, and what waits for a signature',
      query: z.object({ period: z.string().max(10).optional() }),
      returns: z.object({
        ...{ unitId: z.uuid(), period: z.string(), drafts: z.number(), questioned: z.number() },
        figures: z.array(z.object({ code: z.string(), now: Value, before: Value, yearAgo: Value, met: z.boolean().nullable() })),
      }),
    },
    async (ctx, { query }) => {
      const { unit, key, drafts, questioned, figures } = await getLedFigures(ctx, { key: query.period })
      return {
        ...{ unitId: unit.id, period: key, drafts, questioned },
        figures: figures.map((one) => ({
          ...{ code: one.indicator.code, now: told(one.now), before: told(one.before), yearAgo: told(one.yearAgo) },
          met: one.met ?? null,
        })),
      }
    },
  )
}

function proofApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /units/{unitId}/figures/{code}/proof',
      tags,
      summary: 'The agencies that add up to one side of a computed figure; for officers the records too',
      params: unit.extend({ code: z.string().max(120) }),
      query: period.extend({
        side: z.enum(['numerator', 'denominator']).default('numerator'),
        after: z.string().max(500).optional(),
      }),
      returns: z.object({
        total: z.number(),
        byAgency: z.array(z.object({ agencyId: z.uuid(), name: z.string(), quantity: z.number(), unsure: z.boolean() })),
        records: z
          .array(z.object({ id: z.string(), day: z.string(), label: z.string(), href: z.string(), quantity: z.number() }))
          .nullable(),
        next: z.string().nullable(),
      }),
    },
    async (ctx, { params, query }) => {
      const { total, byAgency, records } = await proveValue(ctx, {
        ...params,
        ...{ key: query.period, calendar: query.calendar, on: query.on, side: query.side, after: query.after },
      })
      return { total, byAgency, records: records?.items ?? null, next: records?.next ?? null }
    },
  )
  offer(
    api,
    {
      route: 'get /figures/{agencyId}/{id}',
      tags,
      summary: 'A declared figure with all its signed versions',
      params: figureKey,
      returns: z.object({
        figure: FigureShape,
        versions: z.array(FigureShape),
        withdrawal: z.object({ at: z.string(), reason: z.string() }).nullable(),
      }),
    },
    async (ctx, { params }) => {
      const figure = await getFigure(ctx, params)
      const [versions, withdrawal] = await Promise.all([versionsOf(ctx, figure), findWithdrawal(ctx, figure)])
      return { figure: shown(figure), versions: versions.map(shown), withdrawal: withdrawal ?? null }
    },
  )
}

function declareApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /figure-drafts',
      tags,
      summary: 'Figures that wait for a signature',
      query: z.object({ after: z.string().max(500).optional() }),
      returns: z.object({ items: z.array(FigureShape), next: z.string().nullable() }),
    },
    async (ctx, { query }) => {
      const page = await listDrafts(ctx, query)
      return { items: page.items.map(shown), next: page.next ?? null }
    },
  )
  offer(
    api,
    { route: 'post /figures', tags, summary: 'Enter a figure of the own unit', body: DeclareFigure, returns: figureKey },
    (ctx, { body }) => declareFigure(ctx, body),
  )
  offer(
    api,
    {
      route: 'post /figures/{agencyId}/{id}/publication',
      tags,
      summary: 'Sign a figure; it is public from now on',
      params: figureKey,
      body: PublishFigure,
    },
    (ctx, { params, body }) => publishFigure(ctx, params, body),
  )
  offer(
    api,
    { route: 'delete /figures/{agencyId}/{id}', tags, summary: 'Drop a figure that nobody has signed', params: figureKey },
    (ctx, { params }) => dropFigure(ctx, params),
  )
}
