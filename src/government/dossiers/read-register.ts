import type { Ctx } from '#platform/context'
import { addDays, vietnamInstant } from '#platform/time'
import { type DossierEventTable, type DossierTable, tables, visibleDossiers } from './tables.ts'

/** A year, a month of it, or a day: civil dates of Vietnam. */
export interface RegisterPeriod {
  /** Whose book: the officer's agency unless given, or one that it followed. */
  agencyId?: string | undefined
  year: number
  month?: number | undefined
  day?: number | undefined
}

/** One print holds at most so many entries (some 60 pages); a longer period is printed in several. */
export const ENTRIES_OF_PRINT = 1000
const BATCH = 250

const two = (n: number) => String(n).padStart(2, '0')

/** First moment of a period, and the first after it. */
export function momentsOfRegister({ year, month, day }: Omit<RegisterPeriod, 'agencyId'>): { start: Date; end: Date } {
  const first = `${year}-${two(month ?? 1)}-${two(day ?? 1)}`
  if (month && day) return { start: vietnamInstant(first), end: vietnamInstant(addDays(first, 1)) }
  const next = month && month < 12 ? `${year}-${two(month + 1)}-01` : `${year + 1}-01-01`
  return { start: vietnamInstant(first), end: vietnamInstant(next) }
}

/** One agency's book: those of agencies that it followed were closed with their own numbers. */
const taken = (ctx: Ctx, agencyId: string | undefined, start: Date, end: Date) =>
  visibleDossiers(ctx)
    .where('agency_id', '=', agencyId ?? (ctx.actor.kind === 'officer' ? ctx.actor.agencyId : ''))
    .where('accepted_at', '>=', start)
    .where('accepted_at', '<', end)

/** How many dossiers were received in the period, and how many in its year before it: numbers go through the year (TT 01/2018/TT-VPCP Đ10.2). */
export async function countRegister(ctx: Ctx, period: RegisterPeriod): Promise<{ before: number; count: number }> {
  const { start, end } = momentsOfRegister(period)
  const newYear = momentsOfRegister({ year: period.year }).start
  const count = async (from: Date, to: Date) =>
    (
      await taken(ctx, period.agencyId, from, to)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  const [before, inPeriod] = await Promise.all([count(newYear, start), count(start, end)])
  return { before: Number(before), count: Number(inPeriod) }
}

/** What the register tells of a dossier, and what of its events it needs. */
export type RegisteredDossier = Pick<DossierTable, (typeof COLUMNS)[number]> & { events: RegisteredEvent[] }
type RegisteredEvent = Pick<DossierEventTable, 'kind' | 'at' | 'data'>

const COLUMNS = [
  ...(['agency_id', 'id', 'code', 'procedure_name', 'applicant_name', 'answers', 'status', 'outcome', 'channel'] as const),
  ...(['accepted_at', 'due_at', 'lawful_due_at', 'decided_at', 'issued_at', 'returned_at', 'apologized_at'] as const),
] as const
const TOLD = ['accept', 'requestSupplement', 'apologize', 'stop', 'withdraw', 'return']

/** One print of a period: the entries after `skip`, in the order of receipt, read in pieces along the index. */
export async function readRegister(ctx: Ctx, period: RegisterPeriod, skip: number): Promise<RegisteredDossier[]> {
  const { start, end } = momentsOfRegister(period)
  const found: RegisteredDossier[] = []
  let after: { accepted_at: Date | null; id: string } | undefined
  while (found.length < ENTRIES_OF_PRINT) {
    const limit = Math.min(BATCH, ENTRIES_OF_PRINT - found.length)
    let query = taken(ctx, period.agencyId, start, end).select(COLUMNS).orderBy('accepted_at').orderBy('id').limit(limit)
    query = after
      ? query.where((is) => is(is.refTuple('accepted_at', 'id'), '>', is.tuple(after!.accepted_at, after!.id)))
      : query.offset(skip)
    const rows = await query.execute()
    const events = await eventsOf(ctx, rows)
    for (const row of rows) found.push({ ...row, events: events.get(row.id) ?? [] })
    if (rows.length < limit) break
    after = rows.at(-1)
  }
  return found
}

async function eventsOf(ctx: Ctx, rows: { agency_id: string; id: string }[]): Promise<Map<string, RegisteredEvent[]>> {
  const of = new Map<string, RegisteredEvent[]>()
  if (rows.length === 0) return of
  const events = await tables(ctx)
    .selectFrom('dossier_event')
    .select(['dossier_id', 'kind', 'at', 'data'])
    .where('agency_id', 'in', [...new Set(rows.map((row) => row.agency_id))])
    .where(
      'dossier_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('kind', 'in', TOLD)
    .orderBy('id')
    .execute()
  for (const { dossier_id, ...event } of events) of.set(dossier_id, [...(of.get(dossier_id) ?? []), event])
  return of
}
