import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, z } from '#platform/api'
import { personIdOf } from '#platform/context'
import { unauthenticated } from '#platform/errors'
import type { Env } from '#platform/pages'
import { consentsOf, decideConsent } from './consent.ts'
import { savingsByMonth, savingsOfMonth } from './list-savings.ts'
import { listVault } from './list-vault.ts'
import { openPaper, removePaper } from './vault-papers.ts'

const tags = ['vault']
const params = z.object({ id: z.string().max(60) })
const Vault = z
  .object({
    papers: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        title: z.string(),
        number: z.string(),
        issuerName: z.string(),
        issuedOn: z.string(),
        validTo: z.string().nullable(),
      }),
    ),
    saved: z.object({ keystrokes: z.number(), uploads: z.number(), dossiers: z.number() }),
  })
  .openapi('Vault')

/** One's own vault of papers: declared once, used again. */
export function vaultApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    { route: 'get /my/vault', tags, summary: 'One’s own papers and what they have saved', returns: Vault },
    async (ctx) => {
      const { papers, saved } = await listVault(ctx)
      const shown = papers.map((paper) => ({
        ...paper,
        issuerName: paper.issuer_name,
        issuedOn: paper.issued_on,
        validTo: paper.valid_to,
      }))
      return { papers: shown, saved }
    },
  )
  offer(
    api,
    { route: 'get /my/vault/papers/{id}/content', tags, summary: 'A paper of one’s own', params, bytes: true },
    async (ctx, { params }) => {
      const paper = await openPaper(ctx, params.id)
      return fileResponse({ name: paper.file_name, mediaType: paper.media_type, bytes: paper.bytes })
    },
  )
  const purpose = z.enum(['reuse', 'keepUploads'])
  const Consent = z.object({ purpose, granted: z.boolean(), textVersion: z.string(), decidedAt: z.iso.datetime() })
  offer(
    api,
    {
      route: 'get /my/vault/consents',
      tags,
      summary: 'What one has consented to, the newest of each purpose',
      returns: z.object({ items: z.array(Consent) }),
    },
    async (ctx) => {
      const personId = personIdOf(ctx.actor)
      if (!personId) throw unauthenticated(ctx)
      return { items: await consentsOf(ctx, personId) }
    },
  )
  offer(
    api,
    {
      route: 'put /my/vault/consents/{purpose}',
      tags,
      summary: 'Give a consent or take it back',
      params: z.object({ purpose }),
      body: z.object({ granted: z.boolean() }),
    },
    (ctx, { params, body }) => decideConsent(ctx, params.purpose, body.granted),
  )
  const figures = { keystrokes: z.number(), uploads: z.number() }
  offer(
    api,
    {
      route: 'get /vault/savings',
      tags,
      summary: 'What declaring once saved at the officer’s agency, by month',
      returns: z.object({ items: z.array(z.object({ month: z.string(), dossiers: z.number(), ...figures })) }),
    },
    async (ctx) => ({ items: await savingsByMonth(ctx) }),
  )
  offer(
    api,
    {
      route: 'get /vault/savings/{month}',
      tags,
      summary: 'The dossiers behind a month’s savings; they add up to it',
      params: z.object({ month: z.string().regex(/^\d{4}-\d\d$/) }),
      returns: z.object({ items: z.array(z.object({ code: z.string(), procedureName: z.string(), ...figures })) }),
    },
    async (ctx, { params }) => {
      const rows = await savingsOfMonth(ctx, params.month)
      return { items: rows.map((row) => ({ ...row, code: row.dossier_code, procedureName: row.procedure_name })) }
    },
  )
  offer(api, { route: 'delete /my/vault/papers/{id}', tags, summary: 'Remove a paper of one’s own', params }, (ctx, { params }) =>
    removePaper(ctx, params.id),
  )
}
