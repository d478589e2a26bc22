import { listPostsOf } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { isUuid } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { mayAdministerAccount } from './permissions.ts'
import { tables } from './tables.ts'
import { mayStillBeIssued } from './whose-account.ts'

export interface AccountState {
  personId: string
  name: string
  username: string | undefined
  hasPassword: boolean
  hasSecondFactor: boolean
}

export interface OwnAccountState extends AccountState {
  /** Whether the administrator may (still) give a password. */
  mayIssue: boolean
}

/** How these people can sign in. Not for outsiders: the caller has established that they work in the administrator's agency. */
export async function listAccountStates(ctx: Ctx, personIds: readonly string[]): Promise<AccountState[]> {
  ensure(ctx, mayAdministerAccount(ctx.actor, undefined, ctx.actor.kind === 'officer' ? [ctx.actor.agencyId] : []))
  if (personIds.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('person')
    .leftJoin('identifier', (join) =>
      join.onRef('identifier.person_id', '=', 'person.person_id').on('identifier.kind', '=', 'username'),
    )
    .leftJoin('password', 'password.person_id', 'person.person_id')
    .leftJoin('one_time_code', 'one_time_code.person_id', 'person.person_id')
    .select((eb) => [
      'person.person_id',
      'person.full_name',
      'identifier.value as username',
      'password.changed_at',
      'one_time_code.confirmed_at',
      eb
        .exists(eb.selectFrom('passkey').select('credential_id').whereRef('passkey.person_id', '=', 'person.person_id'))
        .as('has_passkey'),
    ])
    .where('person.person_id', 'in', [...new Set(personIds)])
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.full_name,
    username: row.username ?? undefined,
    hasPassword: row.changed_at !== null,
    hasSecondFactor: row.confirmed_at !== null || Boolean(row.has_passkey),
  }))
}

/**
 * How one person can sign in: an officer of the administrator's own agency, or one entered who has no post yet. Errors: forbidden,
 * not_found (also for everybody else: citizens are not the administrator's business).
 */
export async function getAccountState(ctx: Ctx, personId: string): Promise<OwnAccountState> {
  const [state] = isUuid(personId) ? await listAccountStates(ctx, [personId]) : []
  if (!state?.username) throw notFound(ctx)
  const posts = await listPostsOf(ctx, personId)
  const mine = ctx.actor.kind === 'officer' ? ctx.actor.agencyId : undefined
  const entered = posts.length === 0 && !state.hasPassword
  if (!entered && !posts.some((post) => post.agencyId === mine)) throw notFound(ctx)
  return { ...state, mayIssue: await mayStillBeIssued(ctx, personId) }
}
