import type { Actor, Ctx, Locale } from '#platform/context'
import type { HomePart, MenuEntry, PagePart, SiteContact, WorkKind } from '#platform/module'
import type { Secrets } from '#platform/secrets'
import type { Form } from './form.ts'

/** What the whole site knows, composed from the modules at start. */
export interface Site {
  secrets: Secrets
  menu: MenuEntry[]
  home: HomePart[]
  parts: PagePart[]
  work: WorkKind[]
  /** The agency or installation whose name stands in the head of each page. */
  name: (locale: Locale) => string
  demo: boolean
  /** Who answers for the site, as far as an agency has said so. */
  contact: SiteContact | undefined
}

/** Hono's environment of every route. */
export interface Env {
  Bindings: {
    incoming?: { socket?: { remoteAddress?: string } }
  }
  Variables: {
    ctx: Ctx
    site: Site
    /** The form of a POST, read once. */
    form: Form
    sessionId: string | undefined
    /** What the program's token of this request may do; undefined for browsers and for nobody. */
    scopes: readonly string[] | undefined
    /** Whom a form token of this page is for: the person, or the visitor's cookie. */
    subject: string
    /** The visitor's cookie, signed in or not. */
    visitor: string
    ip: string
    largePrint: boolean
  }
}

export type { Actor, Ctx }
