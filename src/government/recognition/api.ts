import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { STATUSES } from './application-status.ts'
import { FinishAppraisal, finishAppraisal, ReturnApplication, returnApplication } from './appraise-application.ts'
import { AppraiseCriterion, AssessCriterion, appraiseCriterion, assessCriterion } from './assess-criterion.ts'
import { BeginApplication, beginApplication } from './begin-application.ts'
import { CriteriaSetData } from './criteria-set.ts'
import { DecideApplication, decideApplication } from './decide-application.ts'
import { getApplication } from './get-application.ts'
import { closeHearing, NoteOpinion, noteOpinion } from './hear-council.ts'
import { listCriteriaSets } from './list-criteria-sets.ts'
import { getProgress, listDecided } from './list-progress.ts'
import { openProof } from './open-proof.ts'
import { sendApplication } from './send-application.ts'

const tags = ['recognition']
const params = z.object({ agencyId: z.uuid(), id: z.uuid() })
const status = z.enum(STATUSES)
const Verdict = z.object({ points: z.number(), most: z.number(), lacking: z.array(z.string()), passes: z.boolean() })

/** Recognition and inspection of communes: sets of criteria, self-assessment, appraisal, council, decision. */
export function recognitionApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /criteria-sets',
      tags,
      summary: 'The sets of criteria in force',
      returns: z.object({ items: z.array(CriteriaSetData) }),
    },
    async (ctx) => ({ items: await listCriteriaSets(ctx) }),
  )
  offer(
    api,
    {
      ...{ route: 'get /recognition-decisions', tags, summary: 'What was decided on communes' },
      returns: z.object({
        items: z.array(
          params.extend({
            name: z.string(),
            setCode: z.string(),
            year: z.number(),
            status,
            number: z.string(),
            decidedOn: z.string().nullable(),
          }),
        ),
      }),
    },
    async (ctx) => ({
      items: (await listDecided(ctx)).map((one) => ({
        ...{ agencyId: one.agency_id, id: one.id, name: one.name, setCode: one.set_code, year: one.year, status: one.status },
        ...{ number: one.decision_number, decidedOn: one.decided_on },
      })),
    }),
  )
  offer(
    api,
    {
      ...{
        route: 'get /criteria-sets/{setCode}/progress/{year}',
        tags,
        summary: 'How far every commune of the officer’s province is',
      },
      params: z.object({ setCode: z.string().max(80), year: z.coerce.number().int() }),
      returns: z.object({
        items: z.array(
          z.object({
            agencyId: z.uuid(),
            name: z.string(),
            applicationId: z.uuid().nullable(),
            status: status.nullable(),
            verdict: Verdict.nullable(),
          }),
        ),
      }),
    },
    async (ctx, { params }) => ({
      items: (await getProgress(ctx, params)).rows.map(({ agencyId, name, application, verdict }) => ({
        ...{
          agencyId,
          name,
          applicationId: application?.id ?? null,
          status: application?.status ?? null,
          verdict: verdict ?? null,
        },
      })),
    }),
  )
  offer(
    api,
    {
      ...{ route: 'post /recognition-applications', tags, summary: 'Begin the assessment of the officer’s commune' },
      body: BeginApplication,
      returns: params,
    },
    (ctx, { body }) => beginApplication(ctx, body),
  )
  offer(
    api,
    {
      ...{
        route: 'get /recognition-applications/{agencyId}/{id}',
        tags,
        summary: 'An application with its scores and proofs',
        params,
      },
      returns: z.object({
        ...{
          setCode: z.string(),
          year: z.number(),
          status,
          own: Verdict,
          appraised: Verdict,
          decisionNumber: z.string(),
          reasons: z.string(),
        },
        criteria: z.array(
          z.object({
            ...{
              code: z.string(),
              claimed: z.number().nullable(),
              value: z.number().nullable(),
              appraised: z.number().nullable(),
            },
            ...{ note: z.string(), appraisalNote: z.string(), proofs: z.array(z.string()) },
          }),
        ),
        opinions: z.array(z.object({ member: z.string(), agrees: z.boolean(), note: z.string() })),
      }),
    },
    async (ctx, { params }) => {
      const { application, own, appraised, criteria, opinions, withheld } = await getApplication(ctx, params)
      return {
        ...{ setCode: application.set_code, year: application.year, status: application.status, own, appraised },
        ...{ decisionNumber: application.decision_number, reasons: application.reasons, opinions },
        criteria: (withheld ? [] : criteria).map(({ criterion, claimed, value, row }) => ({
          ...{ code: criterion.code, claimed, value, appraised: row?.appraised ?? null, note: row?.note ?? '' },
          ...{ appraisalNote: row?.appraisal_note ?? '', proofs: (row?.proofs ?? []).map((one) => one.name) },
        })),
      }
    },
  )
  steps(api)
}

function steps(api: OpenAPIHono<Env>): void {
  const path = '/recognition-applications/{agencyId}/{id}' as const
  const criterion = params.extend({ code: z.string().max(80) })
  const post = (noun: string, summary: string) => ({ route: `post ${path}/${noun}` as const, tags, summary, params })
  offer(
    api,
    {
      route: `put ${path}/criteria/{code}`,
      tags,
      summary: 'Score and prove a criterion',
      params: criterion,
      body: AssessCriterion,
    },
    (ctx, { params: { code, ...key }, body }) => assessCriterion(ctx, key, code, body),
  )
  offer(
    api,
    {
      route: `put ${path}/criteria/{code}/appraisal`,
      tags,
      summary: 'Appraise a criterion',
      params: criterion,
      body: AppraiseCriterion,
    },
    (ctx, { params: { code, ...key }, body }) => appraiseCriterion(ctx, key, code, body),
  )
  offer(
    api,
    {
      ...{ route: `get ${path}/criteria/{code}/proofs/{number}`, tags, summary: 'A file of proof', bytes: true },
      params: criterion.extend({ number: z.coerce.number().int().min(1) }),
    },
    async (ctx, { params: { code, number, ...key } }) => fileResponse(await openProof(ctx, key, code, number)),
  )
  offer(api, post('dispatch', 'Sign and send it to the province'), (ctx, { params }) => sendApplication(ctx, params))
  offer(api, { ...post('return', 'Return it to be completed'), body: ReturnApplication }, (ctx, { params, body }) =>
    returnApplication(ctx, params, body),
  )
  offer(api, { ...post('appraisal', 'End the appraisal'), body: FinishAppraisal }, (ctx, { params, body }) =>
    finishAppraisal(ctx, params, body),
  )
  offer(api, { ...post('opinions', 'Note what a member of the council said'), body: NoteOpinion }, (ctx, { params, body }) =>
    noteOpinion(ctx, params, { ...body, agrees: body.agrees ? 'true' : 'false' }),
  )
  offer(api, post('hearing', 'End the hearing of the council'), (ctx, { params }) => closeHearing(ctx, params))
  offer(api, { ...post('decision', 'Decide'), body: DecideApplication }, (ctx, { params, body }) =>
    decideApplication(ctx, params, body),
  )
}
