import { noteFacts } from '#foundation/evidence'
import { type Ctx, isOfficer } from '#platform/context'
import { decodeCursor, inTransaction, pageOf, sql } from '#platform/database'
import type { FactCount, FactQuery, FactSpan, Measure, MeasureSource } from '#platform/measures'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import type { DossierEvent } from './events.ts'
import { text } from './messages.ts'
import { tables, visibleDossiers } from './tables.ts'

/** The moment of a fact, and which dossiers it is about. The conditions hold for counting and listing alike. */
const FACTS = {
  'dossiers.received': { at: 'submitted_at', only: sql<boolean>`true` },
  'dossiers.received-online': { at: 'submitted_at', only: sql<boolean>`channel in ('online', 'api')` },
  'dossiers.decided': { at: 'decided_at', only: sql<boolean>`status in ('decided', 'returned')` },
  // Against the time limit of the law, which an apology does not move (NĐ 61/2018/NĐ-CP Đ19.9).
  'dossiers.decided-in-time': {
    at: 'decided_at',
    only: sql<boolean>`status in ('decided', 'returned') and (lawful_due_at is null or decided_at <= lawful_due_at)`,
  },
  'dossiers.decided-late': {
    at: 'decided_at',
    only: sql<boolean>`status in ('decided', 'returned') and decided_at > lawful_due_at`,
  },
  'dossiers.decided-from-online': {
    at: 'decided_at',
    only: sql<boolean>`status in ('decided', 'returned') and channel in ('online', 'api')`,
  },
} as const

type FactName = keyof typeof FACTS
const NAMES = Object.keys(FACTS) as FactName[]

const measures: Measure[] = NAMES.map((code) => ({
  code,
  label: (locale) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
}))

/** Each dossier is one fact on the day it was filed, and another on the day it was decided. */
export const dossierMeasures: MeasureSource = { measures, count, list }

async function count(ctx: Ctx, { agencyId, from, to }: FactSpan): Promise<FactCount[]> {
  const [start, end] = [vietnamInstant(from), vietnamInstant(addDays(to, 1))]
  const selects = NAMES.map(
    (name) => sql`select ${name}::text as measure, (${sql.ref(FACTS[name].at)} at time zone 'Asia/Ho_Chi_Minh')::date::text as day
      from dossiers.dossier where agency_id = ${agencyId}
        and ${sql.ref(FACTS[name].at)} >= ${start} and ${sql.ref(FACTS[name].at)} < ${end} and ${FACTS[name].only}`,
  )
  const { rows } = await sql<FactCount>`select measure, day, count(*)::int as quantity
    from (${sql.join(selects, sql` union all `)}) as fact group by measure, day`.execute(ctx.db)
  return rows
}

const LIMIT = 30

async function list(ctx: Ctx, query: FactQuery) {
  const { at, only } = FACTS[query.measure as FactName]
  const [after, id] = decodeCursor(query.after) ?? []
  let rows = visibleDossiers(ctx)
    .select(['id', 'code', 'procedure_name', 'applicant_name', sql<Date>`${sql.ref(at)}`.as('at')])
    .where('agency_id', '=', sql<string>`any(${query.agencyIds}::uuid[])`)
    .where(at, '>=', vietnamInstant(query.from))
    .where(at, '<', vietnamInstant(addDays(query.to, 1)))
    .where(only)
    .orderBy(at, 'desc')
    .orderBy('id', 'desc')
    .limit(LIMIT + 1)
  // Nobody but the officers of an agency reads its dossiers.
  if (!isOfficer(ctx.actor) && ctx.actor.kind !== 'system') rows = rows.where(sql<boolean>`false`)
  if (typeof after === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(after)))
    rows = rows.where(sql<boolean>`(${sql.ref(at)}, id) < (${after}::timestamptz, ${id}::uuid)`)
  const page = pageOf(await rows.execute(), LIMIT, (row) => [row.at.toISOString(), row.id])
  const items = page.items.map((row) => ({
    id: row.id,
    day: vietnamDate(row.at),
    label: `${row.code} – ${row.applicant_name} – ${row.procedure_name}`,
    href: `/xu-ly/${row.code}`,
    quantity: 1,
  }))
  return { ...page, items }
}

/** Job: whatever happened to a dossier, the days on which it is a fact are counted anew. */
export async function noteDossierFacts(outer: Ctx, { agencyId, dossierId }: DossierEvent): Promise<void> {
  await inTransaction(outer, async (ctx) => {
    const row = await tables(ctx)
      .selectFrom('dossier')
      .select(['submitted_at', 'decided_at'])
      .where('agency_id', '=', agencyId)
      .where('id', '=', dossierId)
      .executeTakeFirst()
    if (row) noteFacts(ctx, agencyId, [row.submitted_at, ...(row.decided_at ? [row.decided_at] : [])].map(vietnamDate))
  })
}
