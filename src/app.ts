import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { createApi, problem, protectApi } from '#platform/api'
import { type Ctx, type Locale, NOBODY, type Ports, personIdOf } from '#platform/context'
import { sql } from '#platform/database'
import { AppError, errorText, malformed, notFound, tooMany } from '#platform/errors'
import { createRateLimit, protectForms, securityHeaders } from '#platform/http'
import { isRepeated } from '#platform/idempotency'
import type { Log } from '#platform/log'
import type { ModuleDefinition } from '#platform/module'
import { type Env, errorPage, type Site } from '#platform/pages'
import type { Secrets } from '#platform/secrets'
import { findSession } from '#platform/sessions'
import {
  administrationRoutes,
  assetRoutes,
  designSystemRoutes,
  homeRoutes,
  keptWorkRoutes,
  preferenceRoutes,
} from '#platform/site'

export interface AppOptions {
  modules: readonly ModuleDefinition[]
  db: Ctx['db']
  ports: Ports
  secrets: Secrets
  log: Log
  siteName: (locale: Locale) => string
  /** The clock; tests set it. */
  now?: () => Date
  /** Requests a minute for one client; 0 switches the limit off. */
  requestsPerMinute?: number
}

/** The program as a function from request to response. Read it top to bottom: that is the order of a request. */
export function createApp(options: AppOptions): Hono<Env> {
  const app = new Hono<Env>()
  const site: Site = {
    secrets: options.secrets,
    menu: options.modules.flatMap((module) => module.menu ?? []).sort((a, b) => a.order - b.order),
    home: options.modules.flatMap((module) => module.home ?? []).sort((a, b) => a.order - b.order),
    parts: options.modules.flatMap((module) => module.parts ?? []).sort((a, b) => a.order - b.order),
    work: options.modules.flatMap((module) => module.work ?? []),
    name: options.siteName,
    demo: options.ports.config.demo,
    contact: undefined,
  }

  app.onError((error, c) => {
    const known = error instanceof AppError ? error : translate(error, c.var.ctx)
    if (known.status >= 500) c.var.ctx.log.error({ err: error, requestId: c.var.ctx.requestId }, 'request failed')
    if (isApi(c.req.path)) return problem(c, known)
    // Some refusals have a page that explains and helps; it leads back here.
    if (!known.remedy || c.req.method !== 'GET') return errorPage(c, known)
    return c.redirect(`${known.remedy}${known.remedy.includes('?') ? '&' : '?'}ve=${encodeURIComponent(c.req.path)}`, 303)
  })
  app.notFound((c) => {
    const error = notFound(c.var.ctx)
    return isApi(c.req.path) ? problem(c, error) : errorPage(c, error)
  })

  app.route('/', assetRoutes())
  app.use(establishContext(options, site))
  app.use(logRequest)
  app.use(securityHeaders(() => options.ports.config.publicUrl?.startsWith('https:') ?? false))
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    await sql`select 1`.execute(options.db)
    return c.json({ status: 'ready' })
  })
  app.use(limitRate(options.requestsPerMinute ?? 1200))
  app.use(compress())
  app.use(identify)
  app.use(protectForms)
  app.use(knowContact(options.modules))

  app.route('/', homeRoutes())
  app.route('/', preferenceRoutes())
  app.route('/', administrationRoutes())
  app.route('/', designSystemRoutes())
  app.route('/', keptWorkRoutes(app))
  for (const module of options.modules) module.pages?.(app)

  const api = createApi()
  api.onError((error, c) => problem(c, error instanceof AppError ? error : translate(error, c.var.ctx)))
  api.use(protectApi)
  for (const module of options.modules) module.api?.(api)
  app.route('/api', api)
  app.get('/openapi.json', (c) => c.json(openApiDocument(api)))
  return app
}

/** The API described by OpenAPI 3.1, from the same routes that answer. */
export function openApiDocument(api: ReturnType<typeof createApi>): object {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Đình',
      version: '1',
      description: 'Dịch vụ công của chính quyền địa phương (public services of a local government)',
    },
    servers: [{ url: '/api' }],
  })
}

const isApi = (path: string) => path.startsWith('/api/') || path === '/openapi.json'

function translate(error: unknown, ctx: Ctx): AppError {
  // The router's own refusals, e.g. of a body that is no JSON.
  if (error instanceof HTTPException && error.status < 500)
    return new AppError('malformed', errorText(ctx.locale).malformed, { status: error.status })
  // A cancelled or refused connection is not a defect of ours: say that the service is paused.
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (/^(08|57P|53|ECONN|EPIPE|ENOENT)/.test(code)) return new AppError('unavailable', errorText(ctx.locale).unavailable)
  // Of two equal requests at once the second broke on the first's key: the form's or the API's answer follows (answerOnce).
  if (isRepeated(error)) return new AppError('repeated', errorText(ctx.locale).repeated)
  // Characters that no text of ours can hold (NUL, half a surrogate pair), an id that is none, a number or a moment out of
  // range: what was sent is at fault.
  if (/^(22021|22P05|22P02|22003|22007|22008|22009)$/.test(code)) {
    ctx.log.warn({ err: error, requestId: ctx.requestId }, 'the database could not read a value sent')
    return malformed(ctx)
  }
  ctx.log.error({ err: error, requestId: ctx.requestId }, 'unexpected error')
  return new AppError('unavailable', errorText(ctx.locale).unexpected, { status: 500 })
}

function establishContext(options: AppOptions, site: Site): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = randomUUID()
    const language = c.req.query('lang') ?? getCookie(c, 'dinh_lang')
    // The last address is the one our own proxy saw; those before it are the client's word, good for dodging every limit.
    const forwarded = options.ports.config.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    c.set('ip', forwarded || c.env?.incoming?.socket?.remoteAddress || 'unknown')
    c.set('site', site)
    c.set('largePrint', getCookie(c, 'dinh_print') === 'lon')
    c.set('visitor', 'nobody')
    c.set('subject', 'nobody')
    c.set('ctx', {
      db: options.db,
      actor: NOBODY,
      locale: language === 'en' ? 'en' : 'vi',
      now: options.now?.() ?? new Date(),
      log: options.log,
      requestId,
      ports: options.ports,
    })
    c.header('X-Request-Id', requestId)
    await next()
  }
}

const logRequest: MiddlewareHandler<Env> = async (c, next) => {
  const start = performance.now()
  await next()
  const { log, requestId, actor } = c.var.ctx
  log.info(
    {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(performance.now() - start),
      person: personIdOf(actor),
    },
    'request',
  )
}

function limitRate(perMinute: number): MiddlewareHandler<Env> {
  const limit = createRateLimit(perMinute, Math.max(60, perMinute / 4))
  return async (c, next) => {
    const seconds = perMinute > 0 ? limit.take(c.var.ip, Date.now()) : 0
    if (seconds > 0) throw tooMany(c.var.ctx, seconds)
    await next()
  }
}

/** Who answers for the site, asked again after a minute while the page that noticed goes out with what was known. */
function knowContact(modules: readonly ModuleDefinition[]): MiddlewareHandler<Env> {
  const ask = modules.find((module) => module.contact)?.contact
  let askedAt = Number.NEGATIVE_INFINITY
  return async (c, next) => {
    const { ctx, site } = c.var
    if (ask && !isApi(c.req.path) && performance.now() - askedAt > 60_000) {
      const first = askedAt < 0
      askedAt = performance.now()
      const answer = ask(ctx).then(
        (contact) => {
          site.contact = contact
        },
        (err) => ctx.log.warn({ err }, 'the contact of the site could not be read'),
      )
      if (first) await answer
    }
    await next()
  }
}

const COOKIE = { path: '/', httpOnly: true, sameSite: 'Lax' } as const

/** Who is it: the session of the cookie, or of a bearer token on the API. */
const identify: MiddlewareHandler<Env> = async (c, next) => {
  const { ctx } = c.var
  const bearer = isApi(c.req.path) ? /^Bearer (\S{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1] : undefined
  // A cookie may read by API but never change: only a page's form token or a bearer token may.
  const cookie = isApi(c.req.path) && c.req.method !== 'GET' ? undefined : getCookie(c, 'dinh_session')
  const token = bearer ?? cookie
  const session = token ? await findSession(ctx, token) : undefined
  // A program's token is good as a bearer alone, a browser's session as a cookie alone.
  if (session && (session.scopes !== null) === (bearer !== undefined)) {
    c.set('ctx', { ...ctx, actor: session.actor })
    c.set('sessionId', session.id)
    c.set('scopes', session.scopes ?? undefined)
  }
  let visitor = getCookie(c, 'dinh_visitor')
  if (!visitor || !/^v-[\w-]{20,40}$/.test(visitor)) {
    visitor = `v-${randomUUID()}`
    if (!isApi(c.req.path))
      setCookie(c, 'dinh_visitor', visitor, { ...COOKIE, secure: ctx.ports.config.publicUrl?.startsWith('https:') ?? false })
  }
  c.set('visitor', visitor)
  c.set('subject', personIdOf(c.var.ctx.actor) ?? visitor)
  await next()
}
