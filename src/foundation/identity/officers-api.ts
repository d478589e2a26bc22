import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { dropSecondFactor } from './administer-accounts.ts'
import { EnterOfficer, enterOfficer } from './enter-officer.ts'
import { getAccountState } from './list-account-states.ts'

const tags = ['identity']
const params = z.object({ id: z.uuid() })
const Account = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    username: z.string().optional(),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    mayIssue: z.boolean().describe('Whether the administrator may (still) give a password, which is done on a page'),
  })
  .openapi('OfficerAccount')

/** For administrators: who is to work here, and how they can sign in. A first password is shown on a page alone. */
export function officersApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'post /officers',
      tags,
      summary: 'Enter who is to work here',
      body: EnterOfficer,
      returns: z.object({ personId: z.uuid() }),
    },
    (ctx, { body }) => enterOfficer(ctx, body),
  )
  offer(
    api,
    { route: 'get /officers/{id}/account', tags, summary: 'How an officer can sign in', params, returns: Account },
    (ctx, { params }) => getAccountState(ctx, params.id),
  )
  offer(
    api,
    { route: 'delete /officers/{id}/second-factor', tags, summary: 'Take a lost second factor away', params },
    (ctx, { params }) => dropSecondFactor(ctx, params.id),
  )
}
