import type { Ctx } from '#platform/context'
import { json, sql } from '#platform/database'
import { tables } from './tables.ts'

/** A step of a sign-in that waits for its answer, by kind. */
export interface Ceremonies {
  oidc: { nonce: string; verifier: string; redirectUri: string; level: 1 | 2; back: Back }
  'passkey-add': { personId: string }
  'passkey-use': { back: Back }
  'second-step': { personId: string; account: string; back: Back }
}

/** Where the person goes after sign-in: a kept piece of work, or a path of this site. */
export interface Back {
  work?: string | undefined
  path?: string | undefined
}

const LIFE_MS = 10 * 60_000

/** Notes a step under `id`, which must not be guessable, for the browser that began it. */
export async function beginCeremony<K extends keyof Ceremonies>(
  ctx: Ctx,
  kind: K,
  of: { id: string; visitor: string; data: Ceremonies[K] },
): Promise<void> {
  await tables(ctx)
    .insertInto('ceremony')
    .values({ id: of.id, kind, visitor: of.visitor, data: json(of.data), expires_at: new Date(ctx.now.getTime() + LIFE_MS) })
    .execute()
}

/** Takes the step away; undefined when it is unknown, expired, taken already, or another browser's. */
export async function takeCeremony<K extends keyof Ceremonies>(
  ctx: Ctx,
  kind: K,
  of: { id: string; visitor: string },
): Promise<Ceremonies[K] | undefined> {
  const row = await tables(ctx)
    .deleteFrom('ceremony')
    .where('id', '=', of.id)
    .where('kind', '=', kind)
    .where('visitor', '=', of.visitor)
    .where('expires_at', '>', ctx.now)
    .returning('data')
    .executeTakeFirst()
  return row?.data as Ceremonies[K] | undefined
}

/** The step, left where it is: a wrong code may be corrected. */
export async function findCeremony<K extends keyof Ceremonies>(
  ctx: Ctx,
  kind: K,
  of: { id: string; visitor: string },
): Promise<Ceremonies[K] | undefined> {
  const row = await tables(ctx)
    .selectFrom('ceremony')
    .select('data')
    .where('id', '=', of.id)
    .where('kind', '=', kind)
    .where('visitor', '=', of.visitor)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return row?.data as Ceremonies[K] | undefined
}

/** Nightly: steps never answered and failures long past. */
export async function forgetOldAttempts(ctx: Ctx): Promise<void> {
  await sql`with steps as (delete from identity.ceremony where expires_at < ${ctx.now})
    delete from identity.attempt where last_at < ${new Date(ctx.now.getTime() - 86_400_000)}`.execute(ctx.db)
}
