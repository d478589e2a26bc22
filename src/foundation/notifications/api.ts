import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import { isOfficer, personIdOf } from '#platform/context'
import { ensure, unauthenticated } from '#platform/errors'
import type { Env } from '#platform/pages'
import { listNotices } from './list-notices.ts'
import { listTemplates } from './list-templates.ts'
import { mayAdministerTemplates } from './permissions.ts'
import { preferencesOf } from './preferences-of.ts'
import { PublishTemplate, publishTemplate } from './publish-template.ts'
import { listQuietHours } from './quiet-hours.ts'
import { SetPreferences, setPreferences } from './set-preferences.ts'
import { SetQuietHours, setQuietHours } from './set-quiet-hours.ts'

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

const Template = z
  .object({
    code: z.string(),
    form: z.string(),
    locale: z.string(),
    validFrom: z.iso.date(),
    publishedAt: z.iso.datetime(),
    subject: z.string(),
    body: z.string(),
    agencyId: z.uuid().optional(),
  })
  .openapi('MessageTemplate')

/** One's own inbox, how one wants to be told, and an agency's words. */
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
  const tags = ['notifications']
  offer(
    api,
    {
      route: 'get /my/notification-preferences',
      tags,
      summary: 'How one wants to be told',
      returns: z.object({ channels: z.array(z.string()), locale: z.string() }),
    },
    (ctx) => {
      const personId = personIdOf(ctx.actor)
      if (!personId) throw unauthenticated(ctx)
      return preferencesOf(ctx, personId)
    },
  )
  offer(
    api,
    {
      route: 'put /my/notification-preferences',
      tags,
      summary: 'Choose how to be told; no channel means the inbox alone',
      body: SetPreferences,
    },
    (ctx, { body }) => setPreferences(ctx, body),
  )
  administration(api)
}

/** For administrators: an agency's own words of messages, and its quiet hours. */
function administration(api: OpenAPIHono<Env>): void {
  const tags = ['notifications']
  offer(
    api,
    {
      route: 'get /message-templates',
      tags,
      summary: 'Every version of the words of messages that the agency has or shares, newest first',
      returns: z.object({ items: z.array(Template) }),
    },
    async (ctx) => ({ items: await listTemplates(ctx) }),
  )
  offer(
    api,
    { route: 'post /message-templates', tags, summary: 'Publish the agency’s own words from a day on', body: PublishTemplate },
    (ctx, { body }) => publishTemplate(ctx, body),
  )
  offer(
    api,
    {
      route: 'get /quiet-hours',
      tags,
      summary: 'The hours without ordinary messages, the agency’s own first, each newest first',
      returns: z.object({
        items: z.array(z.object({ starts: z.string(), ends: z.string(), validFrom: z.iso.date(), own: z.boolean() })),
      }),
    },
    async (ctx) => {
      ensure(ctx, mayAdministerTemplates(ctx.actor))
      return { items: await listQuietHours(ctx, isOfficer(ctx.actor) ? ctx.actor.agencyId : undefined) }
    },
  )
  offer(
    api,
    { route: 'post /quiet-hours', tags, summary: 'Set the agency’s quiet hours from a day on', body: SetQuietHours },
    (ctx, { body }) => setQuietHours(ctx, body),
  )
}
