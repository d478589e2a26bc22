import type { OpenAPIHono } from '@hono/zod-openapi'
import { listMessagesOf } from '#foundation/notifications'
import { servedOf } from '#government/vault'
import { offer, readFormFile, z } from '#platform/api'
import { isOfficer } from '#platform/context'
import { invalid, notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { checkCopy, findProof } from './check-paper.ts'
import { openDossier } from './get-dossier.ts'
import { text } from './messages.ts'

const tags = ['dossiers']
const moment = z.iso.datetime()
const params = z.object({ code: z.string().max(60).openapi({ example: 'H31.115-261123-0001' }) })
const DeliveryStatus = z.enum(['queued', 'sent', 'failed', 'logged', 'skipped'])

const Message = z
  .object({
    id: z.uuid(),
    template: z.string().openapi({ example: 'dossier.accepted' }),
    title: z.string(),
    body: z.string(),
    personName: z.string(),
    at: moment,
    urgent: z.boolean(),
    deliveries: z
      .array(
        z.object({
          channel: z.enum(['email', 'sms', 'zalo', 'webpush']),
          status: DeliveryStatus,
          address: z.string().optional().describe('Masked').openapi({ example: '09…678' }),
          reason: z.string().optional(),
          nextAt: moment.optional().describe('When it is tried (again)'),
          changedAt: moment,
          attempts: z
            .array(z.object({ number: z.int(), outcome: DeliveryStatus, reason: z.string().optional(), at: moment }))
            .optional()
            .describe('For officers'),
        }),
      )
      .describe('Empty where the person wants the inbox alone'),
  })
  .openapi('SentMessage')

const Served = z
  .object({
    papers: z.array(
      z.object({
        componentCode: z.string().openapi({ example: 'TP02' }),
        title: z.string(),
        number: z.string(),
        issuerName: z.string().describe('Empty where no agency of ours issued it'),
        issuedOn: z.iso.date(),
        originCode: z.string().describe('The dossier it comes from').openapi({ example: 'H31.115-260312-0004' }),
        automatic: z.boolean().describe('By rule, not chosen by the person'),
      }),
    ),
    saving: z.object({ keystrokes: z.int(), uploads: z.int() }).nullable(),
  })
  .openapi('ServedFromVault')

const CopyCheck = z
  .object({
    genuine: z.boolean().describe('One of the papers of this code, byte for byte, and its seal holds'),
    paper: z
      .object({ kind: z.string().openapi({ example: 'receipt' }), number: z.int(), sealedAt: moment, sha256: z.string() })
      .nullable()
      .describe('The paper it is; null for anything else'),
    seal: z.object({
      valid: z.boolean(),
      signer: z.string(),
      signedAt: moment.nullable(),
      problems: z.array(z.enum(['no-seal', 'unreadable', 'altered', 'added-after', 'untrusted', 'expired'])),
    }),
  })
  .openapi('CopyCheck')

/** What stands beside a dossier: what was told, what came from the vault, and whether a copy of its papers is genuine. */
export function dossierRecordApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /dossiers/{code}/messages',
      tags,
      summary: 'What was told about a dossier and what became of it, newest first; a person sees what was told to them',
      params,
      returns: z.object({ items: z.array(Message) }),
    },
    async (ctx, { params }) => {
      const row = await openDossier(ctx, params.code)
      const items = await listMessagesOf(ctx, { agencyId: row.agency_id, subjectId: row.id })
      if (isOfficer(ctx.actor)) return { items }
      // Each attempt holds the words of a mail server: of use to officers alone, as on the pages.
      const last = (message: (typeof items)[number]) => message.deliveries.map(({ attempts: _, ...delivery }) => delivery)
      return { items: items.map((message) => ({ ...message, deliveries: last(message) })) }
    },
  )
  offer(
    api,
    {
      route: 'get /dossiers/{code}/served-papers',
      tags,
      summary: 'Which papers came from the vault instead of being asked for again, and what that saved',
      params,
      returns: Served,
    },
    async (ctx, { params }) => {
      const row = await openDossier(ctx, params.code)
      const { papers, saving } = await servedOf(ctx, row.agency_id, row.id)
      const shown = papers.map((paper) => ({
        componentCode: paper.component_code,
        title: paper.title,
        number: paper.number,
        issuerName: paper.issuer_name,
        issuedOn: paper.issued_on,
        originCode: paper.origin_code,
        automatic: paper.automatic,
      }))
      return { papers: shown, saving: saving ?? null }
    },
  )
  offer(
    api,
    {
      route: 'post /dossiers/{code}/copy-check',
      tags,
      summary: 'Whether a PDF is a genuine copy of a sealed paper of this code; open to all, and the copy is not kept',
      params,
      file: 'copy',
      asks: true,
      returns: CopyCheck,
    },
    async (ctx, { params }, c) => {
      const proof = await findProof(ctx, params.code)
      if (!proof) throw notFound(ctx)
      const copy = await readFormFile(c, 'copy')
      if (!copy || copy.size === 0) throw invalid(ctx, { copy: text(ctx).copyMissing })
      const { paper, seal } = await checkCopy(ctx, proof, new Uint8Array(await copy.arrayBuffer()))
      return { genuine: paper !== undefined && seal.valid, paper: paper ?? null, seal }
    },
  )
}
