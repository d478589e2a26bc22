import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, offer, problems, z } from '#platform/api'
import { personIdOf } from '#platform/context'
import { AppError, notFound, unauthenticated } from '#platform/errors'
import type { Env } from '#platform/pages'
import { endSession, listSessions, SCOPES } from '#platform/sessions'
import { getPerson } from './get-person.ts'
import { text } from './messages.ts'
import { officersApi } from './officers-api.ts'
import { openSession } from './open-session.ts'
import { resolveActor } from './resolve-actor.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { UpdateContact, updateContact } from './update-contact.ts'
import { useOneTimeCode } from './use-one-time-code.ts'

const TokenRequest = z
  .object({
    username: z.string().max(200),
    password: z.string().max(500),
    /** Needed of who has switched one-time codes on. */
    code: z.string().max(20).optional(),
    scopes: z.array(z.enum(SCOPES)).min(1),
    /** Which agency to act for, of who holds posts in several; null for acting as a citizen. */
    agencyId: z.uuid().nullable().optional(),
  })
  .openapi('TokenRequest')

const Address = z.object({
  province: z.string().optional().openapi({ example: '33' }),
  commune: z.string().optional().openapi({ example: '12472' }),
  detail: z.string().optional().openapi({ example: 'Thôn Đông Xá' }),
})
const PersonRecord = z
  .object({
    id: z.uuid(),
    fullName: z.string().openapi({ example: 'Nguyễn Thị Lan' }),
    dateOfBirth: z.string().optional().describe('YYYY, YYYY-MM or YYYY-MM-DD').openapi({ example: '1992-04-15' }),
    gender: z.enum(['male', 'female']).optional(),
    idNumber: z.string().optional().describe('12 digits').openapi({ example: '034192990001' }),
    idDocument: z
      .object({ type: z.string(), number: z.string(), issuedOn: z.string().optional(), issuedBy: z.string().optional() })
      .optional(),
    residence: Address.optional(),
    permanentResidence: Address.optional(),
    phone: z.string().optional().openapi({ example: '0912345678' }),
    email: z.string().optional(),
    ethnicity: z.string().optional(),
  })
  .openapi('PersonRecord')

const issueToken = createRoute({
  method: 'post',
  path: '/tokens',
  summary: 'A token for a program',
  description: 'Good for 12 hours, and ended by 2 hours without use. Send it as `Authorization: Bearer …`.',
  request: { body: { required: true, content: { 'application/json': { schema: TokenRequest } } } },
  responses: {
    201: { description: 'Token', content: { 'application/json': { schema: z.object({ token: z.string() }).openapi('Token') } } },
    ...problems,
  },
})

export function identityApi(api: OpenAPIHono<Env>): void {
  const moment = z.iso.datetime()
  offer(
    api,
    {
      route: 'get /my/person',
      tags: ['identity'],
      summary: 'One’s own record, as forms are filled in from it',
      returns: PersonRecord,
    },
    async (ctx) => {
      const personId = personIdOf(ctx.actor)
      if (!personId) throw unauthenticated(ctx)
      return getPerson(ctx, personId)
    },
  )
  offer(
    api,
    {
      route: 'get /my/sessions',
      tags: ['identity'],
      summary: 'One’s own living sessions and tokens',
      returns: z.object({
        items: z.array(
          z.object({
            id: z.uuid(),
            createdAt: moment,
            lastSeenAt: moment,
            userAgent: z.string(),
            ip: z.string(),
            method: z.string(),
          }),
        ),
      }),
    },
    async (ctx) => {
      const personId = personIdOf(ctx.actor)
      if (!personId) throw unauthenticated(ctx)
      return { items: await listSessions(ctx, personId) }
    },
  )
  offer(
    api,
    {
      route: 'delete /my/sessions/{id}',
      tags: ['identity'],
      summary: 'End one of one’s own sessions',
      params: z.object({ id: z.uuid() }),
    },
    async (ctx, { params }) => {
      const personId = personIdOf(ctx.actor)
      if (!personId) throw unauthenticated(ctx)
      if (!(await endSession(ctx, personId, params.id))) throw notFound(ctx)
    },
  )
  offer(
    api,
    {
      route: 'put /my/contact',
      tags: ['identity'],
      summary: 'How one is reached; an empty value takes it away',
      body: UpdateContact,
    },
    (ctx, { body }) => {
      const personId = personIdOf(ctx.actor)
      if (!personId) throw unauthenticated(ctx)
      return updateContact(ctx, personId, body)
    },
  )
  officersApi(api)
  api.openapi(issueToken, async (c) => {
    const { ip, site } = c.var
    // Never remembered for a repeated request: the answer is a secret.
    const ctx = { ...c.var.ctx, idempotency: undefined }
    const { username, password, code, scopes, agencyId } = c.req.valid('json')
    const accepted = await signInWithPassword(ctx, site.secrets, { username, password, ip })
    if (accepted.needsCode) {
      if (!code) throw new AppError('unauthenticated', text(ctx).codeNeeded)
      await useOneTimeCode(ctx, site.secrets, accepted.personId, code)
    }
    const { actor } = await resolveActor(ctx, accepted.personId, accepted.needsCode ? 2 : accepted.assurance, { agencyId })
    const token = await openSession(ctx, actor, {
      userAgent: c.req.header('user-agent') ?? '',
      ip,
      method: 'token',
      scopes: [...new Set(scopes)],
    })
    c.header('Cache-Control', 'no-store')
    return c.json({ token }, 201)
  })
}
