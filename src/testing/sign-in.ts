import type { Hono } from 'hono'
import type { Actor, Ctx } from '#platform/context'
import type { Env } from '#platform/pages'
import { startSession } from '#platform/sessions'

type App = Pick<Hono<Env>, 'request'>
type Person = Extract<Actor, { kind: 'citizen' | 'officer' }>

/** Cookies of a browser: takes what answers set, gives what requests send. */
export interface CookieJar {
  header(): string
  take(response: Response): void
  get(name: string): string | undefined
}

export function cookieJar(): CookieJar {
  const cookies = new Map<string, string>()
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    get: (name) => cookies.get(name),
    take(response) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = line.split(';')
        const at = pair.indexOf('=')
        const gone = attributes.some((a) => /^\s*max-age=0$/i.test(a))
        if (gone) cookies.delete(pair.slice(0, at))
        else cookies.set(pair.slice(0, at), pair.slice(at + 1))
      }
    },
  }
}

/** The hidden token of the (n-th) form on a page. */
export function tokenIn(html: string, n = 0): string {
  const found = [...html.matchAll(/name="_token" value="([^"]+)"/g)][n]?.[1]
  if (!found) throw new Error('no form token on this page')
  return found
}

/** Opens a page with these cookies. */
export async function get(
  app: App,
  jar: CookieJar,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ response: Response; html: string }> {
  const response = await app.request(path, { headers: { ...headers, cookie: jar.header() } })
  jar.take(response)
  return { response, html: await response.text() }
}

/** Sends a form as a browser does: opens the page it stands on for its token, then posts. `on` is the form's page where it is not `path`. */
export async function post(
  app: App,
  jar: CookieJar,
  path: string,
  fields: Record<string, string>,
  on = path,
  headers: Record<string, string> = {},
): Promise<{ response: Response; html: string }> {
  const { html } = await get(app, jar, on)
  const response = await app.request(path, {
    method: 'POST',
    headers: { ...headers, cookie: jar.header(), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _token: tokenIn(html), ...fields }).toString(),
  })
  jar.take(response)
  return { response, html: await response.text() }
}

/** Signs in by the form and gives the jar that holds the session. Throws when that does not succeed. */
export async function signIn(app: App, username: string, password: string): Promise<CookieJar> {
  const jar = cookieJar()
  const { response } = await post(app, jar, '/dang-nhap', { username, password })
  if (response.status !== 303 || !jar.get('dinh_session')) throw new Error(`sign-in of ${username} answered ${response.status}`)
  return jar
}

/** A session of this actor without the form, as a `cookie` header; for tests of routes. */
export async function cookieFor(ctx: Ctx, actor: Person): Promise<string> {
  const token = await startSession(ctx, actor, { userAgent: 'test', ip: '127.0.0.1', method: 'test' })
  return `dinh_session=${token}`
}
