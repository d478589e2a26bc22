import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { listNotices } from './list-notices.ts'

const Notice = z
  .object({
    id: z.uuid(),
    title: z.string(),
    body: z.string(),
    href: z.string(),
    subjectCode: z.string(),
    agencyName: z.string(),
    at: z.iso.datetime(),
  })
  .openapi('Notice')

/** One's own inbox. */
export function notificationsApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /my/notices',
      tags: ['notifications'],
      summary: 'One’s own messages, newest first',
      query: z.object({ after: z.string().max(500).optional() }),
      returns: pageSchema(Notice),
    },
    (ctx, { query }) => listNotices(ctx, query),
  )
}
