import type { Hono } from 'hono'
import { ensure } from '#platform/errors'
import type { Env } from '#platform/pages'
import { fileResponse } from '../file-response.ts'
import { openUpload } from '../open-upload.ts'

/** `/tep/:id`: a person looks at what they have sent, before and after filing. */
export function filesPages(app: Hono<Env>): void {
  app.get('/tep/:id', async (c) => {
    const { ctx } = c.var
    ensure(ctx, ctx.actor.kind !== 'nobody')
    return fileResponse(await openUpload(ctx, c.req.param('id')))
  })
}
