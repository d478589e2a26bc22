import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type AppError, errorText } from '#platform/errors'
import { issueFormToken } from '#platform/form-tokens'
import { ErrorBody } from '#ui/error-body'
import { Layout } from '#ui/layout'
import { Shell, type ShellValue } from '#ui/shell'
import type { Env } from './env.ts'
import type { Form } from './form.ts'

export interface PageOptions {
  /** Stands in the tab and as the page's name. */
  title: string
  /** From the home page down; the page itself is added. */
  breadcrumbs?: { href: string; label: string }[]
  status?: number
  /** Seconds after which a live page loads itself again where script is off. */
  refresh?: number
  /** Where the page goes then; itself unless given. */
  refreshTo?: string
  /** A screen of the hall that nobody browses from: without the site's head, menu and foot. */
  screen?: 'kiosk' | 'hall'
  /** The officer's denser desk. */
  desk?: boolean
  /** Set where validation failed, so that the tab's title says so first. */
  hasErrors?: boolean | undefined
  /** Set where the page shows what only its person may ever see: no browser keeps it. */
  holdsSecret?: boolean
}

type C = Context<Env>

function shellOf(c: C): ShellValue {
  const { ctx, site } = c.var
  const { actor, locale } = ctx
  const entries = site.menu.filter((entry) => entry.when(actor))
  // One entry alone is where we are: at /quay/so it is not /quay.
  const here = entries
    .filter(({ href }) => (href === '/' ? c.req.path === '/' : c.req.path === href || c.req.path.startsWith(`${href}/`)))
    .reduce((longest, { href }) => (href.length > longest.length ? href : longest), '')
  return {
    locale,
    path: c.req.path,
    actor:
      actor.kind === 'citizen' || actor.kind === 'officer'
        ? { kind: actor.kind, name: actor.name, agencyName: actor.kind === 'officer' ? actor.agencyName : undefined }
        : undefined,
    siteName: site.name(locale),
    demo: site.demo,
    contact: site.contact,
    largePrint: c.var.largePrint,
    formToken: () => issueFormToken(site.secrets, c.var.subject),
    menu: entries.map((entry) => ({ href: entry.href, label: entry.label(locale), current: entry.href === here })),
    notice: readNotice(c),
  }
}

/** Renders a whole page in the site's layout. */
export function page(c: C, options: PageOptions, content: ComponentChildren): Response | Promise<Response> {
  const shell: ShellValue = { ...shellOf(c), called: new Map() }
  const draw = () =>
    renderToString(
      <Shell.Provider value={shell}>
        <Layout {...options}>{content}</Layout>
      </Shell.Provider>,
    )
  const first = draw()
  // The summary of errors stands above the fields whose names it tells: only after one drawing are they known.
  const html = shell.called?.size ? draw() : first
  // A form that was refused has no address of its own to be fetched again: a browser that kept nothing would say at "Back" that the page is
  // gone, and with it what was typed. It keeps it until the person signs out (Clear-Site-Data).
  const keeps = c.req.method !== 'GET' && (options.status ?? 200) >= 400 && !options.holdsSecret
  c.header('Cache-Control', keeps ? 'private, no-cache' : 'private, no-store')
  return c.html(`<!doctype html>${html}`, (options.status ?? 200) as 200)
}

/** Renders a piece of HTML inside the shell, for home parts and tests. */
export const fragment = (c: C, content: ComponentChildren): string =>
  renderToString(<Shell.Provider value={shellOf(c)}>{content}</Shell.Provider>)

/** The page of an error: what happened, what was kept, what to do. */
export function errorPage(c: C, error: AppError): Response | Promise<Response> {
  const title = error.message.split('. ')[0]!.replace(/\.$/, '')
  return page(
    c,
    { title, status: error.status },
    <ErrorBody
      status={error.status}
      title={title}
      message={error.message}
      fields={error.fields}
      typed={typedIn(c)}
      requestId={c.var.ctx.requestId}
    />,
  )
}

/** Sentences of a form that was refused, so that nothing typed is lost; short fields (names, dates, passwords, codes) are not repeated. */
function typedIn(c: C): string[] {
  if (c.req.method !== 'POST' || !c.var.form) return []
  return c.var.form
    .entries()
    .filter(([name, value]) => value.trim().length >= 20 && /\s/.test(value.trim()) && !/password|mat-khau|secret/i.test(name))
    .map(([, value]) => value)
    .slice(0, 20)
}

/** The form of the POST being answered. */
export const readForm = (c: C): Form => c.var.form

/** 303 See Other, after a POST; a notice is shown once on the next page. */
export function redirect(c: C, location: string, notice?: { kind: 'success' | 'info' | 'warning'; text: string }): Response {
  if (notice) setNotice(c, notice)
  return c.redirect(location, 303)
}

const NOTICE = 'dinh_notice'

export function setNotice(c: C, notice: { kind: 'success' | 'info' | 'warning'; text: string }): void {
  setCookie(c, NOTICE, Buffer.from(JSON.stringify(notice)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 60,
  })
}

/** The notice left by the last redirect; taken away as it is read. */
export function readNotice(c: C): ShellValue['notice'] {
  const raw = getCookie(c, NOTICE)
  if (!raw || c.req.method !== 'GET') return undefined
  setCookie(c, NOTICE, '', { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 0 })
  try {
    const notice: unknown = JSON.parse(Buffer.from(raw, 'base64url').toString('utf8'))
    if (typeof notice !== 'object' || notice === null || !('kind' in notice) || !('text' in notice)) return undefined
    const { kind, text } = notice
    if (typeof text !== 'string' || (kind !== 'success' && kind !== 'info' && kind !== 'warning')) return undefined
    return { kind, text: text.slice(0, 500) }
  } catch {
    return undefined
  }
}

export { errorText }
