import { type Ctx, isOfficer, type Locale } from '#platform/context'
import { decodeCursor, pageOf, type RawBuilder, sql } from '#platform/database'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import type { FactCount, FactPart, FactQuery, FactRecord, FactSpan, MeasureSource } from './index.ts'

/** One measure over the rows of a table. */
export interface RowFact {
  /** The column that dates the fact: a moment, or a civil day where `isDay`. */
  on: string
  isDay?: true
  /** Which rows are facts; all that have the date unless given. */
  only?: RawBuilder<boolean>
  /** What one row counts for, a whole number; 1 unless given. */
  quantity?: RawBuilder<number>
  unit?: (locale: Locale) => string
}

export interface RowFacts<Row, Name extends string> {
  /** The module's own table with its schema; it has an `agency_id`. */
  from: string
  /** Unique within the agency: a column of uuids, or an expression of text. */
  id: string | RawBuilder<string>
  facts: Record<Name, RowFact>
  label: (locale: Locale, code: Name) => string
  unit: (locale: Locale) => string
  /** What `show` needs of a row. */
  columns: readonly NoInfer<keyof Row & string>[]
  /** What stands in another table of the module. */
  more?: Record<string, RawBuilder<unknown>>
  /** Which rows of their agencies an officer may see; all unless given. */
  seen?: (ctx: Ctx) => RawBuilder<boolean>
  show: (row: Row, ctx: Ctx, fact: Name) => { label: string; href: string }
  /** By what the rows can be told apart. */
  breakdowns?: Record<string, RowBreakdown>
}

export interface RowBreakdown {
  label: (locale: Locale) => string
  /** What tells the rows apart, as text. */
  by: RawBuilder<string>
  /** What its values are called. */
  names: (ctx: Ctx, values: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

const LIMIT = 30

/**
 * Measures whose facts are single rows of one table: counted and listed under the same conditions, so that a number and its list cannot differ.
 * The list is for officers of the agency or its successor alone.
 */
export function measureRows<Row, Name extends string>(of: RowFacts<Row, Name>): MeasureSource {
  const names = Object.keys(of.facts) as Name[]
  const table = sql.table(of.from)
  const within = ({ on, isDay, only }: RowFact, { from, to }: { from: string; to: string }) =>
    sql<boolean>`${
      isDay
        ? sql`${sql.ref(on)} between ${from} and ${to}`
        : sql`${sql.ref(on)} >= ${vietnamInstant(from)} and ${sql.ref(on)} < ${vietnamInstant(addDays(to, 1))}`
    } and ${only ?? sql`true`}`
  const id = typeof of.id === 'string' ? sql.ref(of.id) : of.id
  const idType = sql.raw(typeof of.id === 'string' ? 'uuid' : 'text')
  const columns = [
    ...of.columns.map((column) => sql`${sql.ref(column)}`),
    ...Object.entries(of.more ?? {}).map(([name, value]) => sql`${value} as ${sql.ref(name)}`),
  ]
  const quantityOf = (fact: RowFact) => fact.quantity ?? sql<number>`1`

  async function count(ctx: Ctx, span: FactSpan): Promise<FactCount[]> {
    const selects = names.map((name) => {
      const fact = of.facts[name]
      const day = fact.isDay ? sql.ref(fact.on) : sql`(${sql.ref(fact.on)} at time zone 'Asia/Ho_Chi_Minh')::date`
      return sql`select ${name}::text as measure, ${day}::text as day, ${quantityOf(fact)} as quantity
        from ${table} where agency_id = ${span.agencyId} and ${within(fact, span)}`
    })
    const { rows } = await sql<FactCount>`select measure, day, sum(quantity)::float8 as quantity
      from (${sql.join(selects, sql` union all `)}) as fact group by measure, day`.execute(ctx.db)
    return rows
  }

  async function list(ctx: Ctx, query: FactQuery) {
    const name = query.measure as Name
    const fact = of.facts[name]
    const { actor } = ctx
    const agencyIds =
      actor.kind === 'system'
        ? query.agencyIds
        : query.agencyIds.filter((id) => isOfficer(actor) && actor.visibleAgencyIds.includes(id))
    if (agencyIds.length === 0) return { items: [], next: null }
    const [after, last] = decodeCursor(query.after) ?? []
    const further =
      typeof after === 'string' && typeof last === 'string' && !Number.isNaN(Date.parse(after))
        ? sql`and (${sql.ref(fact.on)}, ${id}) < (${after}::${sql.raw(fact.isDay ? 'date' : 'timestamptz')}, ${last}::${idType})`
        : sql``
    const { rows } = await sql<Row & { fact_id: string; fact_on: Date | string; fact_quantity: number }>`
      select ${id} as fact_id, ${sql.ref(fact.on)} as fact_on, (${quantityOf(fact)})::float8 as fact_quantity,
        ${sql.join(columns)}
      from ${table}
      where agency_id = any(${agencyIds}::uuid[]) and ${within(fact, query)}
        and ${(actor.kind === 'system' ? undefined : of.seen?.(ctx)) ?? sql`true`} ${further}
      order by ${sql.ref(fact.on)} desc, ${id} desc limit ${LIMIT + 1}`.execute(ctx.db)
    const page = pageOf(rows, LIMIT, (row) => [
      row.fact_on instanceof Date ? row.fact_on.toISOString() : row.fact_on,
      row.fact_id,
    ])
    const items = page.items.map(
      (row): FactRecord => ({
        id: row.fact_id,
        day: row.fact_on instanceof Date ? vietnamDate(row.fact_on) : row.fact_on,
        quantity: row.fact_quantity,
        ...of.show(row, ctx, name),
      }),
    )
    return { ...page, items }
  }

  async function split(ctx: Ctx, { measure, agencyIds, by, ...span }: Parameters<NonNullable<MeasureSource['split']>>[1]) {
    const fact = of.facts[measure as Name]
    const breakdown = of.breakdowns?.[by]
    if (!fact || !breakdown || agencyIds.length === 0) return []
    const { rows } = await sql<{
      key: string
      quantity: number
    }>`select ${breakdown.by} as key, sum(${quantityOf(fact)})::float8 as quantity
      from ${table} where agency_id = any(${agencyIds}::uuid[]) and ${within(fact, span)} group by 1`.execute(ctx.db)
    const called = await breakdown.names(
      ctx,
      rows.map((row) => row.key),
    )
    return rows.map(({ key, quantity }): FactPart => ({ key, label: called.get(key) ?? key, quantity }))
  }

  const breakdowns = Object.entries(of.breakdowns ?? {}).map(([key, { label }]) => ({ key, label }))
  const measures = names.map((code) => ({
    code,
    label: (locale: Locale) => of.label(locale, code),
    unit: of.facts[code].unit ?? of.unit,
    breakdowns,
  }))
  return { measures, count, list, split }
}

/** The measures of several tables of a module as one source. */
export function joinSources(...sources: readonly MeasureSource[]): MeasureSource {
  const sourceOf = new Map(sources.flatMap((source) => source.measures.map((measure) => [measure.code, source])))
  return {
    measures: sources.flatMap((source) => source.measures),
    count: async (ctx, span) => {
      const counts: FactCount[] = []
      for (const source of sources) counts.push(...(await source.count(ctx, span)))
      return counts
    },
    list: (ctx, query) => sourceOf.get(query.measure)!.list(ctx, query),
    split: async (ctx, query) => (await sourceOf.get(query.measure)?.split?.(ctx, query)) ?? [],
  }
}
