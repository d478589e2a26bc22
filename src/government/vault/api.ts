import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
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
  offer(api, { route: 'delete /my/vault/papers/{id}', tags, summary: 'Remove a paper of one’s own', params }, (ctx, { params }) =>
    removePaper(ctx, params.id),
  )
}
