import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import type { Actor, Ctx, Locale } from '#platform/context'
import type { JobHandler } from '#platform/jobs'
import type { MeasureSource } from '#platform/measures'
import type { Env } from '#platform/pages'
import type { Secrets } from '#platform/secrets'

/**
 * How a table is spread over a distributed PostgreSQL (design §4): `agency` by agency_id, `person` by person_id,
 * `reference` a copy on every node, `local` on the coordinator alone.
 */
export type TableClass = 'agency' | 'person' | 'reference' | 'local'

export interface MenuEntry {
  href: string
  label: (locale: Locale) => string
  /** Who sees it. */
  when: (actor: Actor) => boolean
  /** Low numbers stand first. */
  order: number
}

/** A part of the home page; returns nothing where it has nothing to say to this actor. */
export interface HomePart {
  order: number
  render: (ctx: Ctx) => Promise<ComponentChildren | null>
}

/** What a page is about, for the parts that other modules add to it; names and ids only. */
export type PageSubject = Readonly<Record<string, string>>

/**
 * A part that a module adds to a page of a lower one, which cannot know it: e.g. the rating on a dossier's page. Returns nothing
 * where it has nothing to say to this actor.
 */
export interface PagePart {
  /** As the lower module names the place, e.g. `dossier.citizen`. */
  place: string
  order: number
  render: (ctx: Ctx, subject: PageSubject) => Promise<ComponentChildren | null>
}

/** A kind of work that a module puts into the one worklist; the title of each task is written by the module. */
export interface WorkKind {
  kind: string
  label: (locale: Locale) => string
}

/** Who answers for this site (TT 32/2017/TT-BTTTT Đ16). */
export interface SiteContact {
  agencyName: string
  responsible: string
  address: string
  phone: string
  email?: string
}

export interface ModuleDefinition {
  /** The folder's name and the SQL schema's. */
  name: string
  dependsOn: readonly string[]
  /** `import.meta.dirname` of the module: its `migrations/` folder is read from there. */
  dir: string
  /** Table → class; a test holds it against the catalogue. */
  distribution?: Record<string, TableClass>
  pages?: (app: Hono<Env>) => void
  api?: (app: OpenAPIHono<Env>) => void
  /** Jobs by name, queued by `addJob(ctx, 'module.name', …)`; the key is the full identifier. */
  jobs?: Record<string, JobHandler>
  /** Crontab lines of graphile-worker, `* * * * * module.name`. */
  cron?: string[]
  /** Handlers of events of other modules: event → handler. At least once, so idempotent. */
  on?: Record<string, JobHandler>
  menu?: MenuEntry[]
  home?: HomePart[]
  parts?: PagePart[]
  work?: WorkKind[]
  /** The facts that this module's records are, counted for figures and listed as their proof. */
  measures?: MeasureSource
  /** Data that every installation needs, loaded once after the migrations (e.g. the units of Vietnam). Idempotent. */
  seed?: (ctx: Ctx, progress: (text: string) => void) => Promise<void>
  /** Raised when the seed has more to give, so that installations from before are given it too. */
  seedVersion?: string
  /** The demo world's part of this module, loaded once in the order of modules.ts. */
  demo?: (ctx: Ctx, progress: (text: string) => void) => Promise<void>
  /** Who answers for the site, for the foot of every page; asked once a minute, the first module that knows is believed. */
  contact?: (ctx: Ctx) => Promise<SiteContact | undefined>
  /** What whoever started the server should read once it listens (e.g. where the first administrator is entered). */
  announce?: (ctx: Ctx, secrets: Secrets) => Promise<string | undefined>
}

export const defineModule = <const M extends ModuleDefinition>(definition: M): M => definition
