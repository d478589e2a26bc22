import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, problems, z } from '#platform/api'
import { errorText, invalid } from '#platform/errors'
import { readBody } from '#platform/http'
import { type Env, parseForm } from '#platform/pages'
import { keepUpload, LARGEST_FILE } from './keep-upload.ts'

/** `POST /api/uploads`: one file as multipart field `file`; the answer's id is named when a dossier is submitted. */
export function filesApi(api: OpenAPIHono<Env>): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/uploads',
      tags: ['files'],
      summary: 'Send a file (multipart/form-data, field `file`)',
      responses: {
        201: {
          description: 'Kept',
          content: {
            'application/json': {
              schema: z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() }),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { ctx } = c.var
      const body = await readBody(c, LARGEST_FILE + 100_000)
      const data = await parseForm(body, c.req.header('content-type') ?? '').catch(() => undefined)
      const file = data?.get('file')
      if (!(file instanceof File)) throw invalid(ctx, { file: errorText(ctx.locale).required })
      return c.json(await keepUpload(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }), 201)
    },
  )
}
