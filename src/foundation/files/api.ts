import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, problems, readFormFile, z } from '#platform/api'
import { inTransaction, rememberResult } from '#platform/database'
import { errorText, invalid, unauthenticated } from '#platform/errors'
import type { Env } from '#platform/pages'
import { fileResponse } from './file-response.ts'
import { forgetUpload } from './forget-upload.ts'
import { recordUpload, storeUpload } from './keep-upload.ts'
import { openUpload } from './open-upload.ts'

const Upload = z
  .object({ id: z.uuid(), name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() })
  .openapi('Upload')

const params = z.object({ id: z.string().max(40) })

const send = createRoute({
  method: 'post',
  path: '/uploads',
  tags: ['files'],
  summary: 'Send a file (multipart/form-data, field `file`)',
  description:
    'PDF, JPG, PNG, HEIC, DOCX, XLSX, ODT. Pictures lose position, maker and comments, so `sha256` and `size` are those of the kept bytes. The id is named when a dossier is submitted.',
  responses: { 201: { description: 'Kept', content: { 'application/json': { schema: Upload } } }, ...problems },
})

const open = createRoute({
  method: 'get',
  path: '/uploads/{id}/content',
  tags: ['files'],
  summary: 'The bytes of an own file',
  request: { params },
  responses: {
    200: { description: 'OK', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problems,
  },
})

const forget = createRoute({
  method: 'delete',
  path: '/uploads/{id}',
  tags: ['files'],
  summary: 'Take an own file away that is not filed yet',
  request: { params },
  responses: { 204: { description: 'Gone' }, ...problems },
})

/** `POST /api/uploads`, then its id is named when a dossier is submitted. */
export function filesApi(api: OpenAPIHono<Env>): void {
  api.openapi(send, async (c) => {
    const { ctx } = c.var
    // Before a byte is read: nobody needs to send ten megabytes to hear this.
    if (ctx.actor.kind === 'nobody') throw unauthenticated(ctx)
    const file = await readFormFile(c, 'file')
    if (!file) throw invalid(ctx, { file: errorText(ctx.locale).required })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const upload = await storeUpload(ctx, { name: file.name, bytes })
    // In a transaction, so that the same Idempotency-Key is answered with the same upload.
    await inTransaction(ctx, async (ctx) => {
      await recordUpload(ctx, upload)
      rememberResult(ctx, { status: 201, body: upload })
    })
    return c.json(upload, 201)
  })
  api.openapi(open, async (c) => fileResponse(await openUpload(c.var.ctx, c.req.valid('param').id), { save: true }))
  api.openapi(forget, async (c) => {
    await forgetUpload(c.var.ctx, c.req.valid('param').id)
    return c.body(null, 204)
  })
}
