import type { Kysely } from 'kysely'
import type { Config } from '#platform/config'
import type { FileStore } from '#platform/file-store'
import type { Log } from '#platform/log'
import type { MeasureRegistry } from '#platform/measures'
import type { Signer } from '#platform/signer'
import type { Transaction } from '../database/transaction.ts'
import type { EventRegistry } from '../events/registry.ts'

export type Locale = 'vi' | 'en'

/** The offices an officer may hold. One person may hold several in one agency. */
export const OFFICER_ROLES = ['one_stop', 'specialist', 'leader', 'clerk', 'administrator'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]

/** Who acts. Resolved at sign-in, kept in the session, renewed when positions or agencies change. */
export type Actor =
  | { kind: 'nobody' }
  | { kind: 'citizen'; personId: string; name: string; assurance: 0 | 1 | 2 }
  | {
      kind: 'officer'
      personId: string
      name: string
      assurance: 0 | 1 | 2
      agencyId: string
      agencyName: string
      /** The own agency and all its predecessors: rows never move when units merge. */
      visibleAgencyIds: string[]
      roles: OfficerRole[]
      /** Of administrators at provincial level: the unit that is their province. Without it nobody reforms units. */
      provinceId?: string
    }
  | { kind: 'system'; name: string }

export type Officer = Extract<Actor, { kind: 'officer' }>

/** Doors to the outside world; each has one implementation a deployment chooses. */
export interface Ports {
  config: Config
  files: FileStore
  signer: Signer
  events: EventRegistry
  measures: MeasureRegistry
}

/** What every operation gets first. Nothing of HTTP is in it, and nothing of it is ambient. */
export interface Ctx {
  // biome-ignore lint/suspicious/noExplicitAny: each module narrows it to its own tables by defineTables
  db: Kysely<any>
  actor: Actor
  locale: Locale
  /** Fixed for the length of a request or job. */
  now: Date
  log: Log
  requestId: string
  ports: Ports
  /** Set while a past is written down (the demo world): nothing is queued, since it has long been done. */
  quiet?: boolean
  /** Set inside inTransaction. */
  tx?: Transaction
  /** Set on requests that carry a form token or an Idempotency-Key; written in the operation's own transaction. */
  idempotency?: {
    key: string
    scope: string
    digest?: string | undefined
    claimed?: boolean /** Its answer stands in the row that claimed it. */
    answered?: boolean
  }
}

export const NOBODY: Actor = { kind: 'nobody' }

export const isOfficer = (actor: Actor): actor is Officer => actor.kind === 'officer'

export const hasRole = (actor: Actor, ...roles: OfficerRole[]): actor is Officer =>
  actor.kind === 'officer' && roles.some((role) => actor.roles.includes(role))

/** The person behind the actor, or undefined for nobody and the system. */
export const personIdOf = (actor: Actor): string | undefined => ('personId' in actor ? actor.personId : undefined)

export const isSamePerson = (actor: Actor, personId: string | null | undefined): boolean =>
  personId != null && personIdOf(actor) === personId

/** The same context acting as the system, for jobs and for handlers of events. */
export const asSystem = (ctx: Ctx, name: string): Ctx => ({ ...ctx, actor: { kind: 'system', name } })
