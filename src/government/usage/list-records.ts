import { noteListView } from '#foundation/audit'
import { personNames } from '#foundation/identity'
import { listDoneWork } from '#foundation/tasks'
import { asSystem, type Ctx, isOfficer } from '#platform/context'
import { decodeCursor, isUuid, type Page, pageOf, sql } from '#platform/database'
import { type Reader, readerOf } from './reader-of.ts'
import { DECISION, tables, type WorkTable } from './tables.ts'
import { type Month, monthOf } from './usage-month.ts'

/** Which of the work a number is made of. `held`: it is known since when the officer had it. */
export const ONLY = ['with-deadline', 'in-time', 'late', 'held', 'decided', 'sealed', 'unsealed'] as const
export type Only = (typeof ONLY)[number]

/** The same conditions that the figures count by. */
const CONDITION: Record<Only, ReturnType<typeof sql<boolean>>> = {
  'with-deadline': sql<boolean>`in_time is not null`,
  'in-time': sql<boolean>`in_time`,
  late: sql<boolean>`not in_time`,
  held: sql<boolean>`hand_minutes is not null`,
  decided: sql<boolean>`kind = ${DECISION}`,
  sealed: sql<boolean>`kind = ${DECISION} and sealed_on is not null`,
  unsealed: sql<boolean>`kind = ${DECISION} and sealed_on is null`,
}

export interface RecordsQuery {
  /** The officer's own unless given. */
  agencyId?: string | undefined
  personId?: string | undefined
  kind?: string | undefined
  only?: Only | undefined
  month?: string | undefined
  after?: string | undefined
}

export interface UsageRecord {
  id: string
  day: string
  kind: string
  /** Null where the reader may not know: to a province, everybody but leaders. */
  name: string | null
  /** Null to a province, which does not read dossiers of its communes. */
  title: string | null
  reference: string | null
  href: string | null
  inTime: boolean | null
  handMinutes: number | null
  openMinutes: number
  sealedOn: string | null
}

const LIMIT = 50

/**
 * The records behind a number of use, newest first: to the officer and their leaders with title and link, to a province only when, what kind and how long.
 * The look is entered in the audit.
 */
export async function listUsageRecords(
  ctx: Ctx,
  query: RecordsQuery,
): Promise<Page<UsageRecord> & { month: Month; reader: Reader }> {
  const month = monthOf(ctx, query.month)
  const agencyId = query.agencyId ?? (isOfficer(ctx.actor) ? ctx.actor.agencyId : '')
  const reader = await readerOf(ctx, agencyId, month, query.personId)
  const [day, id] = decodeCursor(query.after) ?? []
  let rows = tables(ctx)
    .selectFrom('work')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('day', '>=', month.from)
    .where('day', '<=', month.to)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(LIMIT + 1)
  if (query.personId) rows = rows.where('person_id', '=', query.personId)
  if (query.kind) rows = rows.where('kind', '=', query.kind)
  if (query.only) rows = rows.where(CONDITION[query.only])
  if (typeof day === 'string' && typeof id === 'string' && isUuid(id) && /^\d{4}-\d\d-\d\d$/.test(day))
    rows = rows.where(sql<boolean>`(day, id) < (${day}::date, ${id}::uuid)`)
  const page = pageOf(await rows.execute(), LIMIT, (row) => [row.day, row.id])
  const items = await told(ctx, agencyId, reader, page.items)
  await noteListView(ctx, {
    action: 'usage.list-viewed',
    list: 'work',
    filter: { agencyId, month: month.key, of: query.personId ?? null, only: query.only ?? null, further: Boolean(query.after) },
    shown: items.length,
  })
  return { ...page, items, month, reader }
}

async function told(ctx: Ctx, agencyId: string, reader: Reader, rows: readonly WorkTable[]): Promise<UsageRecord[]> {
  const named = rows.filter((row) => reader !== 'province' || row.role === 'leader')
  const names = await personNames(ctx, [...new Set(named.map((row) => row.person_id))])
  // Whoever may read this work has been asked above.
  const ids = reader === 'province' ? [] : rows.map((row) => row.id)
  const work = new Map(
    ids.length === 0
      ? []
      : (await listDoneWork(asSystem(ctx, 'usage'), { agencyIds: [agencyId], ids })).map((one) => [one.id, one] as const),
  )
  return rows.map((row) => ({
    ...{ id: row.id, day: row.day, kind: row.kind, name: names.get(row.person_id) ?? null },
    title: work.get(row.id)?.title ?? null,
    reference: work.get(row.id)?.reference || null,
    href: work.get(row.id)?.href ?? null,
    ...{ inTime: row.in_time, handMinutes: row.hand_minutes, openMinutes: row.open_minutes, sealedOn: row.sealed_on },
  }))
}
