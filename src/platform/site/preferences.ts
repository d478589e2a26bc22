import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Env } from '#platform/pages'

const YEAR_S = 365 * 86_400
const COOKIE = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: YEAR_S } as const

/** Only paths of this site: anything else would make us a door to elsewhere (open redirect). */
export function localPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) && path.length < 500 ? path : '/'
}

/** Language and large print: links that set a cookie and lead back, for browsers without script. */
export function preferenceRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/ngon-ngu/:language{vi|en}', (c) => {
    setCookie(c, 'dinh_lang', c.req.param('language'), COOKIE)
    return c.redirect(localPath(c.req.query('ve')), 303)
  })
  app.get('/co-chu/:size{thuong|lon}', (c) => {
    setCookie(c, 'dinh_print', c.req.param('size'), COOKIE)
    return c.redirect(localPath(c.req.query('ve')), 303)
  })
  return app
}
