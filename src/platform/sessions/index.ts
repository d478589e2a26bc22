import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Ctx } from '#platform/context'
import { defineTables, json, newId, sql } from '#platform/database'

interface SessionTable {
  token_hash: Buffer
  id: string
  person_id: string
  actor: Actor
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
  user_agent: string
  ip: string
  method: string
  scopes: Scope[] | null
}

const tables = defineTables<{ session: SessionTable }>('platform')

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A session ends 12 hours after sign-in, or after 2 hours without a request. */
export const SESSION_LIFE = { absolute: 12 * HOUR, idle: 2 * HOUR }

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** What a token may do: read alone, or change too. */
export const SCOPES = ['read', 'write'] as const
export type Scope = (typeof SCOPES)[number]

export interface Session {
  id: string
  actor: Exclude<Actor, { kind: 'nobody' | 'system' }>
  /** Set for a program's token; null for a browser. */
  scopes: Scope[] | null
}

export interface SessionInfo {
  id: string
  createdAt: Date
  lastSeenAt: Date
  userAgent: string
  ip: string
  /** How the person proved who they are. */
  method: string
  scopes: Scope[] | null
}

/** Where and how somebody signed in. */
export interface SessionOrigin {
  userAgent: string
  ip: string
  method?: string
  scopes?: Scope[]
}

/** Opens a session for a person who has just proved who they are. The token is new each time, which is what defeats fixation. */
export async function startSession(ctx: Ctx, actor: Session['actor'], from: SessionOrigin): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tables(ctx)
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      id: newId(),
      person_id: actor.personId,
      actor: json(actor as Actor),
      created_at: ctx.now,
      last_seen_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + SESSION_LIFE.absolute),
      ended_at: null,
      user_agent: from.userAgent.slice(0, 300),
      ip: from.ip,
      method: from.method ?? '',
      scopes: from.scopes ?? null,
    })
    .execute()
  return token
}

/** The living session of a token, or undefined. Writes `last_seen_at` at most every five minutes. */
export async function findSession(ctx: Ctx, token: string): Promise<Session | undefined> {
  const row = await tables(ctx).selectFrom('session').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()
  if (!row || row.ended_at || row.expires_at <= ctx.now) return undefined
  const idle = ctx.now.getTime() - row.last_seen_at.getTime()
  if (idle > SESSION_LIFE.idle) return undefined
  if (idle > 5 * MINUTE)
    await tables(ctx).updateTable('session').set({ last_seen_at: ctx.now }).where('token_hash', '=', row.token_hash).execute()
  return { id: row.id, actor: row.actor as Session['actor'], scopes: row.scopes }
}

/** The living sessions of a person, newest first. */
export async function listSessions(ctx: Ctx, personId: string): Promise<SessionInfo[]> {
  const rows = await tables(ctx)
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'user_agent', 'ip', 'method', 'scopes'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .where('last_seen_at', '>', new Date(ctx.now.getTime() - SESSION_LIFE.idle))
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    userAgent: row.user_agent,
    ip: row.ip,
    method: row.method,
    scopes: row.scopes,
  }))
}

/** Ends one session of this person; another's is left alone. */
export async function endSession(ctx: Ctx, personId: string, sessionId: string): Promise<boolean> {
  const ended = await tables(ctx)
    .updateTable('session')
    .set({ ended_at: ctx.now })
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Ends all sessions of a person, save one if given (a changed password, a dismissed officer). */
export async function endAllSessions(ctx: Ctx, personId: string, exceptId?: string): Promise<void> {
  let query = tables(ctx)
    .updateTable('session')
    .set({ ended_at: ctx.now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  if (exceptId) query = query.where('id', '<>', exceptId)
  await query.execute()
}

/** What the living sessions of one person carry, or of all officers: for renewing them. */
export async function listActors(
  ctx: Ctx,
  of: { personId: string } | { kind: 'officer' },
): Promise<Pick<Session, 'id' | 'actor'>[]> {
  let query = tables(ctx)
    .selectFrom('session')
    .select(['id', 'actor'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
  query = 'personId' in of ? query.where('person_id', '=', of.personId) : query.where(sql`actor->>'kind'`, '=', of.kind)
  return (await query.execute()) as Pick<Session, 'id' | 'actor'>[]
}

/** Rewrites what one session carries: another agency chosen, a higher assurance proved, a position ended. */
export async function changeActor(ctx: Ctx, sessionId: string, actor: Session['actor']): Promise<void> {
  await tables(ctx)
    .updateTable('session')
    .set({ actor: json(actor as Actor) })
    .where('id', '=', sessionId)
    .where('person_id', '=', actor.personId)
    .where('ended_at', 'is', null)
    .execute()
}
