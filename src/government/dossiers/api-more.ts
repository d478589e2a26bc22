import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { findProof } from './check-paper.ts'
import { DecideMany, decideMany } from './decide-many.ts'
import { explainDossier } from './explain-dossier.ts'
import { leadersDay } from './leaders-day.ts'
import { openDossierFile, openDossierPaper } from './open-dossier-file.ts'
import { printControlSlip } from './print-control-slip.ts'
import { PrintRegister, printRegister } from './print-register.ts'

const tags = ['dossiers']
const code = z.string().max(60)
const moment = z.iso.datetime()
const DayItem = z.object({
  code,
  procedureName: z.string(),
  applicantName: z.string(),
  status: z.string(),
  dueAt: moment,
  step: z.object({ order: z.int(), name: z.string(), role: z.string() }).optional(),
  holder: z.string().optional(),
  toDecide: z.boolean(),
})
const Stuck = z.array(z.object({ name: z.string(), count: z.int() }))
const Day = z.object({
  late: z.array(DayItem),
  today: z.array(DayItem),
  tomorrow: z.array(DayItem),
  toDecide: z.array(DayItem),
  stuckByStep: Stuck,
  stuckByPerson: Stuck,
  more: z.boolean(),
})
const Explanation = z
  .object({
    where: z.object({
      since: moment,
      step: z.object({ order: z.int(), name: z.string() }).optional(),
      askBy: z.object({ days: z.int(), day: z.iso.date(), late: z.boolean() }).optional(),
    }),
    steps: z.array(
      z.object({
        order: z.int(),
        name: z.string(),
        role: z.string(),
        from: moment,
        to: moment.nullable(),
        by: z.string().optional(),
        minutes: z.number(),
        granted: z.number().optional(),
      }),
    ),
    late: z.object({ lawfulDue: moment, minutes: z.number(), apology: z.string().optional() }).optional(),
    refused: z.object({ kind: z.string(), reason: z.string(), by: z.string(), at: moment }).optional(),
    looked: z.array(z.object({ at: moment, who: z.string(), agency: z.string().nullable(), what: z.string() })).optional(),
  })
  .openapi('Explanation')

const Proof = z
  .object({
    code,
    agencyName: z.string(),
    status: z.string(),
    papers: z.array(z.object({ kind: z.string(), number: z.int(), sealedAt: moment, sha256: z.string() })),
  })
  .openapi('Proof')

/** Papers and files as bytes, why a dossier is where it is, and the leader's day. */
export function moreDossiersApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /dossiers/{code}/papers/{kind}/{number}',
      tags,
      summary: 'A sealed paper as PDF',
      params: z.object({ code, kind: z.string().max(40), number: z.coerce.number().int().min(1).max(99) }),
      bytes: true,
    },
    async (ctx, { params: { code, kind, number } }) => fileResponse(await openDossierPaper(ctx, code, kind, number)),
  )
  offer(
    api,
    {
      route: 'get /dossiers/{code}/files/{file}/content',
      tags,
      summary: 'A filed paper as it was sent',
      params: z.object({ code, file: z.string().max(60) }),
      bytes: true,
    },
    async (ctx, { params }) => fileResponse(await openDossierFile(ctx, params.code, params.file)),
  )
  offer(
    api,
    {
      route: 'get /dossiers/{code}/proof',
      tags,
      summary: 'Which papers of a code were sealed, when, with which digest; open to all, and nothing of the person',
      params: z.object({ code }),
      returns: Proof,
    },
    async (ctx, { params }) => {
      const proof = await findProof(ctx, params.code)
      if (!proof) throw notFound(ctx)
      return proof
    },
  )
  offer(
    api,
    {
      route: 'get /dossiers/{code}/control-slip',
      tags,
      summary: 'The control slip (form 06) as PDF; for officers',
      params: z.object({ code }),
      bytes: true,
    },
    async (ctx, { params }) => fileResponse({ ...(await printControlSlip(ctx, params.code)), mediaType: 'application/pdf' }),
  )
  offer(
    api,
    {
      route: 'get /dossier-register',
      tags,
      summary: 'The register (form 07) of a year, a month or a day as PDF; for the one-stop desk and leaders',
      query: PrintRegister,
      bytes: true,
    },
    async (ctx, { query }) => fileResponse({ ...(await printRegister(ctx, query)), mediaType: 'application/pdf' }),
  )
  offer(
    api,
    {
      route: 'get /dossiers/{code}/explanation',
      tags,
      summary: 'Where it is now, why it is late or was refused, who looked',
      params: z.object({ code }),
      returns: Explanation,
    },
    (ctx, { params }) => explainDossier(ctx, params.code),
  )
  offer(
    api,
    { route: 'get /leaders-day', tags, summary: 'What falls due, what is late and where it stuck; for leaders', returns: Day },
    (ctx) => leadersDay(ctx),
  )
  offer(
    api,
    {
      route: 'post /decisions',
      tags,
      summary: 'Grant many dossiers; each that cannot be decided is left and named',
      body: DecideMany,
      returns: z.object({ items: z.array(z.object({ code, problem: z.string().optional() })) }),
    },
    async (ctx, { body }) => ({ items: await decideMany(ctx, body) }),
  )
}
