import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import type { Secrets } from '#platform/secrets'
import { tables } from './tables.ts'

/**
 * Lock-out that slows guessing and locks nobody out. Each kind of bucket lets `free` failures pass, then asks for a growing wait in
 * seconds, never longer than `cap`; attempts during a wait are not looked at and do not lengthen it. A known device has a bucket of its
 * own, so an attacker elsewhere cannot make its owner wait.
 */
export const ALLOWANCES = {
  /** One account from one network. */
  pair: { free: 4, first: 5, cap: 300, forget: 86_400 },
  /** One account from all unknown devices together: a botnet gets 1,440 guesses a day at most. */
  account: { free: 12, first: 5, cap: 60, forget: 3600 },
  /** One account on a device that has signed in to it before. */
  device: { free: 6, first: 5, cap: 120, forget: 86_400 },
  /** One network against all accounts; a town hall sits behind one address, so it is wide. */
  network: { free: 60, first: 2, cap: 30, forget: 3600 },
  /** The second step, after a right password. */
  code: { free: 5, first: 10, cap: 300, forget: 86_400 },
} as const
export type BucketKind = keyof typeof ALLOWANCES

/** Seconds to wait after this many failures in a row. */
export function delayAfter(kind: BucketKind, failures: number): number {
  const { free, first, cap } = ALLOWANCES[kind]
  return failures <= free ? 0 : Math.min(cap, first * 2 ** Math.min(failures - free - 1, 20))
}

export interface Bucket {
  kind: BucketKind
  key: string
}

/** Names and addresses are not stored, only what they hash to under the installation's key. */
export const bucket = (secrets: Secrets, kind: BucketKind, ...of: string[]): Bucket => ({
  kind,
  key: secrets.mac('attempt', [kind, ...of].join('\n')),
})

/** The network of an address: /24 of IPv4, /64 of IPv6, as one household or office has it. */
export function networkOf(ip: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(ip)
  if (v4) return v4[1]!
  const [head = '', tail] = ip.toLowerCase().split('::')
  const groups = head.split(':')
  if (tail !== undefined) groups.push(...Array<string>(Math.max(0, 8 - groups.length - tail.split(':').length)).fill('0'))
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '') || '0')
    .join(':')
}

const PARAMETERS = sql`(values ${sql.join(
  Object.entries(ALLOWANCES).map(
    ([kind, a]) => sql`(${sql.lit(kind)}, ${sql.lit(a.free)}, ${sql.lit(a.first)}, ${sql.lit(a.cap)}, ${sql.lit(a.forget)})`,
  ),
)}) as p(kind, free, first, cap, forget)`

/**
 * Counts an attempt as failed, before it is looked at, so that a hundred at once are not a hundred guesses. One round trip.
 * @returns 0 when it may be looked at, else the seconds until all buckets are open again; it is not counted then.
 */
export async function countAttempt(ctx: Ctx, buckets: Bucket[], alsoOpen: Bucket[] = []): Promise<number> {
  const rows = JSON.stringify(buckets)
  const keys = [...buckets, ...alsoOpen].map((b) => b.key)
  const answer = await sql<{ taken: number; until: Date | null }>`
    with closed as (select max(next_at) as until from identity.attempt where key = any(${keys}) and next_at > ${ctx.now}),
    counted as (
      insert into identity.attempt as a (key, kind, failures, last_at, next_at)
      select key, kind, 1, ${ctx.now}, ${ctx.now} from jsonb_to_recordset(${rows}::jsonb) as r(key text, kind text)
      where (select until from closed) is null
      order by key
      on conflict (key) do update set (failures, next_at, last_at) = (
        select n, ${ctx.now}::timestamptz + make_interval(secs => case when n <= p.free then 0
          else least(p.cap, p.first * 2 ^ least(n - p.free - 1, 20)) end), ${ctx.now}::timestamptz
        from ${PARAMETERS}, lateral (select case when a.last_at < ${ctx.now}::timestamptz - make_interval(secs => p.forget)
          then 1 else a.failures + 1 end as n) as counting
        where p.kind = excluded.kind)
      where a.next_at <= ${ctx.now}
      returning 1)
    select (select count(*) from counted) as taken, until from closed`.execute(ctx.db)
  const { taken, until } = answer.rows[0]!
  if (until) return Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 1000))
  // Another attempt, made at the same moment, has just closed a bucket.
  return taken === buckets.length ? 0 : 1
}

/** After a success: the person's own buckets are emptied, the account's loses the attempt that was counted ahead. */
export async function forgiveAttempt(ctx: Ctx, buckets: Bucket[]): Promise<void> {
  const shared = buckets.filter((b) => b.kind === 'account').map((b) => b.key)
  const own = buckets.filter((b) => b.kind !== 'account').map((b) => b.key)
  await sql`with gone as (delete from identity.attempt where key = any(${own}))
    update identity.attempt set failures = greatest(0, failures - 1), next_at = ${ctx.now} where key = any(${shared})`.execute(
    ctx.db,
  )
}

/** How often this bucket has failed; for deciding which failures are worth an entry of evidence. */
export async function failuresOf(ctx: Ctx, of: Bucket): Promise<number> {
  const row = await tables(ctx).selectFrom('attempt').select('failures').where('key', '=', of.key).executeTakeFirst()
  return row?.failures ?? 0
}
