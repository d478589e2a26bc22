import type { Context, Hono } from 'hono'
import { getPerson } from '#foundation/identity'
import { personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { AppError, ensure, notFound } from '#platform/errors'
import { defineIsland } from '#platform/islands'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import type { ChannelName } from '../channels/channel.ts'
import { openVapidKeys } from '../channels/vapid-keys.ts'
import { text } from '../messages.ts'
import { hasInbox } from '../permissions.ts'
import { preferencesOf } from '../preferences-of.ts'
import { addSubscription, removeSubscription, subscriptionsOf } from '../push-subscriptions.ts'
import { quietHoursOn } from '../quiet-hours.ts'
import { setPreferences } from '../set-preferences.ts'
import type { TemplateLocale } from '../template-catalogue.ts'
import { PREFERENCES_PATH } from './inbox-routes.tsx'
import { PreferencesPage } from './preferences-page.tsx'

type C = Context<Env>

const pushIsland = defineIsland(import.meta.dirname, 'push')
const workerIsland = defineIsland(import.meta.dirname, 'push-worker')
/** At the root of the site: a service worker reigns over the folder it comes from. */
const WORKER_PATH = '/thong-bao-day.js'

/** `/tai-khoan/thong-bao`: a person chooses how to be told. */
export function preferencesRoutes(app: Hono<Env>): void {
  app.get(PREFERENCES_PATH, (c) => show(c))
  app.post(PREFERENCES_PATH, async (c) => {
    const form = readForm(c)
    const channels = form.all('channels') as ChannelName[]
    await setPreferences(c.var.ctx, { channels, locale: form.get('locale') as TemplateLocale })
    return redirect(c, PREFERENCES_PATH, { kind: 'success', text: text(c.var.ctx).preferencesSaved })
  })
  app.post(`${PREFERENCES_PATH}/thiet-bi`, async (c) => {
    const { ctx } = c.var
    try {
      const device = deviceOf(c.req.header('user-agent') ?? '') || text(ctx).unknownDevice
      await addSubscription(ctx, { subscription: readForm(c).get('subscription') ?? '', device })
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid')
        return show(c, error.fields.subscription ?? text(ctx).pushWithout)
      throw error
    }
    return redirect(c, PREFERENCES_PATH, { kind: 'success', text: text(ctx).pushAdded })
  })
  app.post(`${PREFERENCES_PATH}/thiet-bi/tat`, async (c) => {
    const id = readForm(c).get('id') ?? ''
    if (!isUuid(id)) throw notFound(c.var.ctx)
    await removeSubscription(c.var.ctx, id)
    return redirect(c, PREFERENCES_PATH, { kind: 'success', text: text(c.var.ctx).pushRemoved })
  })
  // A service worker is no module: the mark that the compiler puts at the end of each file would stop it.
  const worker = workerIsland.code.replace(/^export\s*\{\s*\};?\s*$/m, '')
  app.get(WORKER_PATH, (c) =>
    c.body(worker, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )
}

/** `Chrome, Android`: enough to know one's own telephone by. */
function deviceOf(userAgent: string): string {
  const browser = /Edg|Firefox|SamsungBrowser|OPR|CriOS|Chrome|Safari/.exec(userAgent)?.[0] ?? ''
  const system = /Android|iPhone|iPad|Windows|Macintosh|CrOS|Linux/.exec(userAgent)?.[0] ?? ''
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera').replace('CriOS', 'Chrome'), system].filter(Boolean).join(', ')
}

async function show(c: C, pushError?: string): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, hasInbox(ctx.actor))
  const personId = personIdOf(ctx.actor)!
  const t = text(ctx)
  const view = {
    person: await getPerson(ctx, personId),
    preferences: await preferencesOf(ctx, personId),
    devices: await subscriptionsOf(ctx, personId),
    quiet: await quietHoursOn(ctx, vietnamDate(ctx.now)),
    hasMail: ctx.ports.config.mail !== undefined,
    pushKey: openVapidKeys(ctx.ports.config.home).publicKey,
    pushError,
    script: pushIsland.src,
    worker: WORKER_PATH,
  }
  const wrong = pushError !== undefined
  return page(
    c,
    {
      title: t.preferences,
      breadcrumbs: [{ href: '/tai-khoan', label: t.account }],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <PreferencesPage view={view} t={t} />,
  )
}
