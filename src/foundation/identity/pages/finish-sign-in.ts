import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { findKeptRequest } from '#platform/kept-requests'
import { type Env, redirect, setNotice } from '#platform/pages'
import { localPath } from '#platform/site'
import type { Back } from '../ceremonies.ts'
import { DEVICE_COOKIE, rememberDevice } from '../known-devices.ts'
import { text } from '../messages.ts'
import { type Method, openSession } from '../open-session.ts'
import { type Assurance, OFFICER_ASSURANCE, resolveActor } from '../resolve-actor.ts'

type C = Context<Env>

const SESSION_COOKIE = 'dinh_session'
const YEAR_S = 365 * 86_400

const cookieOptions = (c: C) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.ctx.ports.config.publicUrl?.startsWith('https:') ?? false,
  }) as const

/** Where the person was going, from the address or the form. */
export const backOf = (get: (name: string) => string | undefined): Back => {
  const work = get('viec')
  const path = get('ve')
  return { ...(work && isUuid(work) ? { work } : {}), ...(path ? { path: localPath(path) } : {}) }
}

/** The same, to be carried along in a link. */
export function backQuery(back: Back, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...more,
    ...(back.work ? { viec: back.work } : {}),
    ...(back.path ? { ve: back.path } : {}),
  })
  return query.size > 0 ? `?${query}` : ''
}

/** Opens the session, gives the browser its cookie and leads on: to the kept work, the page asked for, or the choice of an agency. */
export async function finishSignIn(
  c: C,
  accepted: {
    personId: string
    assurance: Assurance
    method: Method
    back: Back
    account?: string
    initial?: boolean
    claimed?: boolean
  },
): Promise<Response> {
  const { ctx, site, ip, sessionId } = c.var
  const { actor, posts } = await resolveActor(ctx, accepted.personId, accepted.assurance)
  const before = personIdOf(ctx.actor)
  const token = await openSession(
    ctx,
    actor,
    { userAgent: c.req.header('user-agent') ?? '', ip, method: accepted.method },
    before && sessionId ? { personId: before, sessionId } : undefined,
  )
  setCookie(c, SESSION_COOKIE, token, cookieOptions(c))
  if (accepted.account)
    setCookie(c, DEVICE_COOKIE, rememberDevice(site.secrets, getCookie(c, DEVICE_COOKIE), accepted.account), {
      ...cookieOptions(c),
      maxAge: YEAR_S,
    })
  if (accepted.claimed) setNotice(c, { kind: 'info', text: text(ctx).claimed })
  const next = await nextPage(c, actor.personId, accepted.back, actor.kind === 'officer' ? '/viec' : '/')
  if (accepted.initial) return redirect(c, '/tai-khoan/mat-khau', { kind: 'info', text: text(ctx).initialPassword })
  if (posts.length > 0 && accepted.assurance < OFFICER_ASSURANCE && accepted.method === 'password')
    return redirect(c, '/tai-khoan/ma-mot-lan')
  if (actor.kind === 'officer' && posts.length > 1) return redirect(c, `/chon-co-quan${backQuery({ path: next })}`)
  return redirect(c, next)
}

/** Kept work is its person's alone: anyone else who signs in goes to their own start; an officer's is the worklist. */
async function nextPage(c: C, personId: string, back: Back, start: string): Promise<string> {
  const { ctx, site } = c.var
  if (back.work && (await findKeptRequest(ctx, site.secrets, personId, back.work))) return `/viec-do-dang/${back.work}`
  const path = back.work ? start : (back.path ?? start)
  return path.startsWith('/dang-nhap') || path.startsWith('/can-dinh-danh') ? start : path
}

/** Takes the cookie away, and with it what the browser kept of forms that were refused: the next person at this machine may press "Back". */
export const forgetSession = (c: C): void => {
  c.header('Clear-Site-Data', '"cache"')
  deleteCookie(c, SESSION_COOKIE, cookieOptions(c))
}

/** The site as this browser sees it: its public address, or, on this machine, the name it was opened by. */
export function siteOf(c: C): { origin: string; hostname: string } {
  const known = c.var.ctx.ports.config.publicUrl
  const asked = new URL(c.req.url)
  const local = ['localhost', '127.0.0.1', '[::1]']
  const given = known === undefined || (known.startsWith('http:') && local.includes(asked.hostname)) ? asked : new URL(known)
  return { origin: given.origin, hostname: given.hostname }
}
