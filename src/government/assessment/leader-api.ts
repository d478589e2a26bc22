import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, z } from '#platform/api'
import { isOfficer } from '#platform/context'
import { ensure, invalid } from '#platform/errors'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { assessQuality } from './assess-quality.ts'
import { DECLARED, DeclareMeasure, declaredIn, declareMeasure } from './declare-measure.ts'
import { text } from './messages.ts'
import { NoteComplaint, noteComplaint } from './note-complaint.ts'
import { mayDeclare } from './permissions.ts'
import { giveRatingCode, rateByCode } from './rate-by-code.ts'
import { Rating } from './rate-dossier.ts'
import { FORM_II06, FORM_PROVINCE, formOf } from './report-forms.ts'
import { readPeriod } from './report-period.ts'
import { exportReport } from './report-sheet.ts'

const tags = ['reports']
const code = z.string().max(60)
const query = z.object({ from: z.iso.date(), to: z.iso.date() })
const Assessed = z.object({
  scores: z.record(z.string(), z.number()).describe('The indices of TT 01/2018/TT-VPCP Đ14 that could be computed, by number'),
  score: z.number(),
  band: z.string().optional(),
})
const Share = z.object({ numerator: z.number(), denominator: z.number() })
const Component = z.object({
  code: z.string(),
  name: z.string(),
  max: z.number(),
  actual: Share.optional(),
  score: z.number().optional(),
  isDeclared: z.boolean(),
})
const Quality = z
  .object({
    agency: Assessed,
    officers: z.array(Assessed.extend({ key: z.string(), name: z.string() })),
    groups: z.array(
      z.object({ code: z.string(), name: z.string(), max: z.number(), score: z.number(), components: z.array(Component) }),
    ),
    points: z.object({ score: z.number(), max: z.number(), band: z.string().optional(), verified: z.boolean() }),
    ratings: z.object({ count: z.int(), byCode: z.int() }),
  })
  .openapi('Quality')
const Declared = z
  .object({
    measure: z.enum(DECLARED),
    validFrom: z.iso.date(),
    validTo: z.iso.date(),
    numerator: z.number(),
    denominator: z.number(),
    note: z.string(),
    declaredBy: z.string(),
    declaredAt: z.iso.datetime(),
  })
  .openapi('DeclaredMeasure')

/** The quality of a period, what the leader answers for, and ratings by a code of the counter. */
export function leaderApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    { route: 'get /reports/one-stop/quality', tags, summary: 'The nine indices and QĐ 766 of a period', query, returns: Quality },
    async (ctx, { query: { from, to } }) => {
      const period = readPeriod(undefined, from, to)
      if (!period) throw invalid(ctx, { to: text(ctx).endsBefore })
      const { groups, ...quality } = await assessQuality(ctx, period)
      const componentsOf = (group: (typeof groups)[number]) => group.components.map((one) => ({ ...one, max: one.max_score }))
      return { ...quality, groups: groups.map((group) => ({ ...group, components: componentsOf(group) })) }
    },
  )
  offer(
    api,
    {
      route: 'get /reports/one-stop/sheet',
      tags,
      summary: 'The report of a period as CSV or XLSX',
      query: query.extend({
        kind: z.enum(SHEET_KINDS),
        form: z.enum([FORM_II06.key, FORM_PROVINCE.key]).optional(),
        by: z.enum(['domain', 'procedure', 'officer', 'agency']).default('domain'),
      }),
      bytes: true,
    },
    async (ctx, { query: { from, to, kind, form, by } }) => {
      const period = readPeriod(undefined, from, to)
      if (!period) throw invalid(ctx, { to: text(ctx).endsBefore })
      const bytes = await exportReport(ctx, { ...period, form: formOf(form), by, kind })
      return fileResponse({ name: `bao-cao-mot-cua-${from}-${to}.${kind}`, mediaType: SHEET_MEDIA[kind], bytes })
    },
  )
  offer(
    api,
    {
      route: 'get /reports/declared-measures',
      tags,
      summary: 'What was declared that overlaps these days, newest first; for leaders',
      query,
      returns: z.object({ items: z.array(Declared) }),
    },
    async (ctx, { query: { from, to } }) => {
      ensure(ctx, mayDeclare(ctx.actor))
      const period = readPeriod(undefined, from, to)
      if (!period) throw invalid(ctx, { to: text(ctx).endsBefore })
      const rows = await declaredIn(ctx, isOfficer(ctx.actor) ? ctx.actor.visibleAgencyIds : [], period)
      const items = rows.map((row) => ({
        ...row,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        declaredBy: row.declared_by_name,
        declaredAt: row.declared_at,
      }))
      return { items }
    },
  )
  offer(
    api,
    {
      route: 'post /reports/declared-measures',
      tags,
      summary: 'Declare what the program cannot know; for leaders',
      body: DeclareMeasure,
    },
    (ctx, { body }) => declareMeasure(ctx, body),
  )
  offer(
    api,
    {
      route: 'post /reports/complaints/{code}',
      tags,
      summary: 'Note a complaint about conduct in a dossier; for leaders',
      params: z.object({ code }),
      body: NoteComplaint.omit({ code: true }),
    },
    (ctx, { params, body }) => noteComplaint(ctx, { ...params, ...body }),
  )
  offer(
    api,
    {
      route: 'post /reports/rating-codes',
      tags,
      summary: 'A code for one rating of a finished dossier, given to whoever stands at the counter',
      body: z.object({ dossier: code }),
      returns: z.object({ code: z.string() }),
    },
    async (ctx, { body }) => ({ code: await giveRatingCode(ctx, body.dossier) }),
  )
  offer(
    api,
    {
      route: 'post /reports/rating-codes/{code}/rating',
      tags,
      summary: 'Rate once by a code of the counter, without an account',
      params: z.object({ code }),
      body: Rating,
    },
    (ctx, { params, body }) => rateByCode(ctx, params.code, body),
  )
}
