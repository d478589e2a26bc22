import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { createRoute, pageSchema, problems, z } from '#platform/api'
import type { Ctx } from '#platform/context'
import { PageQuery } from '#platform/database'
import { errorText, invalid, notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { AcceptDossier, acceptDossier } from './accept-dossier.ts'
import { ApologizeDelay, apologizeDelay } from './apologize-delay.ts'
import { AskToStop, askToStop } from './ask-to-stop.ts'
import { AssignDossier, assignDossier } from './assign-dossier.ts'
import type { DossierKey } from './change-dossier.ts'
import { DecideDossier, decideDossier } from './decide-dossier.ts'
import { dossierRecord } from './dossier-record.ts'
import { DOSSIER_STATUSES } from './dossier-status.ts'
import { FinishStep, finishStep } from './finish-step.ts'
import { getDossierByCode, getDossierView } from './get-dossier.ts'
import { issueResult } from './issue-result.ts'
import { type DossierSummary, listDossiers, listMyDossiers } from './list-dossiers.ts'
import { lookUpDossier } from './look-up-dossier.ts'
import { ConfirmPayment, confirmPayment, notePayment, RequestPayment, requestPayment } from './pay-fees.ts'
import { RefuseDossier, refuseDossier } from './refuse-dossier.ts'
import { RequestSupplement, requestSupplement } from './request-supplement.ts'
import { ReturnResult, returnResult } from './return-result.ts'
import { StopDossier, stopDossier, WithdrawDossier, withdrawDossier } from './stop-dossier.ts'
import { SubmitDossier, submitDossier } from './submit-dossier.ts'
import { SupplySupplement, supplySupplement } from './supply-supplement.ts'
import type { DossierTable } from './tables.ts'

type Api = OpenAPIHono<Env>

const Status = z.enum(DOSSIER_STATUSES)
const Summary = z
  .object({
    code: z.string(),
    procedureName: z.string(),
    applicantName: z.string(),
    status: Status,
    submittedAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
  })
  .openapi('DossierSummary')
const State = z
  .object({ code: z.string(), status: Status, dueAt: z.iso.datetime().nullable(), version: z.int() })
  .openapi('DossierState')
const Submitted = z.object({ code: z.string(), id: z.uuid(), submittedAt: z.iso.datetime() }).openapi('SubmittedDossier')
const code = z.object({ code: z.string().max(60) })

const ok = <S extends z.ZodType>(schema: S, description = 'OK') => ({ description, content: { 'application/json': { schema } } })
const body = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } }, required: true })

const summaryOf = (row: DossierSummary) => ({
  code: row.code,
  procedureName: row.procedureName,
  applicantName: row.applicantName,
  status: row.status,
  submittedAt: row.submittedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
})

/** The same operations as the pages, under /api. */
export function dossiersApi(api: Api): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers',
      tags: ['dossiers'],
      summary: 'Submit a dossier. Idempotency-Key is required.',
      request: { headers: z.object({ 'idempotency-key': z.string().min(8).max(200) }), body: body(SubmitDossier) },
      responses: { 201: ok(Submitted), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      if (!ctx.idempotency) throw invalid(ctx, { 'Idempotency-Key': errorText(ctx.locale).required })
      const done = await submitDossier(ctx, c.req.valid('json'), ctx.actor.kind === 'citizen' ? 'online' : 'api')
      return c.json({ code: done.code, id: done.id, submittedAt: done.submittedAt.toISOString() }, 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers',
      tags: ['dossiers'],
      summary: "The agency's dossiers, newest first",
      request: { query: PageQuery.extend({ status: Status.optional(), q: z.string().max(100).optional() }) },
      responses: { 200: ok(pageSchema(Summary)), ...problems },
    }),
    async (c) => {
      const page = await listDossiers(c.var.ctx, c.req.valid('query'))
      return c.json({ items: page.items.map(summaryOf), next: page.next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/my/dossiers',
      tags: ['dossiers'],
      summary: 'My own dossiers, newest first',
      request: { query: PageQuery },
      responses: { 200: ok(pageSchema(Summary)), ...problems },
    }),
    async (c) => {
      const page = await listMyDossiers(c.var.ctx, c.req.valid('query'))
      return c.json({ items: page.items.map(summaryOf), next: page.next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}/status',
      tags: ['dossiers'],
      summary: 'What everybody may know of a code: its state alone',
      request: { params: code },
      responses: {
        200: ok(
          z.object({ code: z.string(), status: Status, nationalCode: z.int(), nationalLabel: z.string(), agency: z.string() }),
        ),
        ...problems,
      },
    }),
    async (c) => {
      const found = await lookUpDossier(c.var.ctx, c.req.valid('param').code)
      if (!found) throw notFound(c.var.ctx)
      return c.json(
        {
          code: found.code,
          status: found.status,
          nationalCode: found.national.code,
          nationalLabel: found.national.label,
          agency: found.agencyName,
        },
        200,
      )
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}',
      tags: ['dossiers'],
      summary: 'One dossier with its answers, files, events and papers; to its owner without what officers say among themselves',
      request: { params: code },
      responses: { 200: ok(z.object({ dossier: z.record(z.string(), z.unknown()) })), ...problems },
    }),
    async (c) => {
      const view = await getDossierView(c.var.ctx, c.req.valid('param').code)
      return c.json({ dossier: dossierRecord(c.var.ctx, view) }, 200)
    },
  )
  change(api, 'acceptance', AcceptDossier, acceptDossier)
  change(api, 'supplement-request', RequestSupplement, requestSupplement)
  change(api, 'supplement', SupplySupplement, supplySupplement)
  change(api, 'refusal', RefuseDossier, refuseDossier)
  change(api, 'step', FinishStep, finishStep)
  change(api, 'payment-request', RequestPayment, requestPayment)
  change(api, 'payment', ConfirmPayment, confirmPayment)
  change(api, 'payment-note', ConfirmPayment, notePayment)
  change(api, 'decision', DecideDossier, decideDossier)
  change(api, 'issue', z.object({}), issueResult)
  change(api, 'return', ReturnResult, returnResult)
  change(api, 'stop', StopDossier, stopDossier)
  change(api, 'assignment', AssignDossier, assignDossier)
  change(api, 'apology', ApologizeDelay, apologizeDelay)
  change(api, 'stop-request', AskToStop, askToStop)
  change(api, 'withdrawal', WithdrawDossier, withdrawDossier)
}

/** A state change is a noun in the URL: POST /dossiers/{code}/decision. */
function change<S extends z.ZodType>(
  api: Api,
  noun: string,
  schema: S,
  operation: (ctx: Ctx, key: DossierKey, input: never) => Promise<DossierTable>,
): void {
  const route = createRoute({
    method: 'post',
    path: `/dossiers/{code}/${noun}`,
    tags: ['dossiers'],
    request: { params: code, body: body(schema) },
    responses: { 200: ok(State), ...problems },
  })
  api.openapi(route, (async (c: Context<Env> & { req: { valid(target: 'param' | 'json'): unknown } }) => {
    const { ctx } = c.var
    const { code } = c.req.valid('param') as { code: string }
    const row = await getDossierByCode(ctx, code)
    const changed = await operation(ctx, { agencyId: row.agency_id, dossierId: row.id }, c.req.valid('json') as never)
    return c.json(
      { code: changed.code, status: changed.status, dueAt: changed.due_at?.toISOString() ?? null, version: changed.version },
      200,
    )
  }) as never)
}
