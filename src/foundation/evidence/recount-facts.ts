import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { addJob } from '#platform/jobs'
import type { FactSpan } from '#platform/measures'

/**
 * Asks for a recount of an agency's days once the open transaction is committed; many asks for one agency and day are one count. A module calls it
 * where its facts come about or change.
 */
export function noteFacts(ctx: Ctx, agencyId: string, days: readonly string[]): void {
  for (const day of new Set(days))
    addJob(ctx, 'evidence.recount', { agencyId, from: day, to: day }, { key: `evidence ${agencyId} ${day}` })
}

/**
 * Job: counts the facts of an agency in a span anew from the modules' own rows and puts the totals in the place of the old ones, in one transaction:
 * readers see the old or the new, never none. Costs in proportion to the span, whatever lies before it. Counting twice changes nothing.
 */
export async function recountFacts(outer: Ctx, span: FactSpan): Promise<void> {
  const { agencyId, from, to } = span
  await inTransaction(asSystem(outer, 'evidence'), async (ctx) => {
    // Two counts of one agency go one after another, so that the later one has seen all that the earlier has.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence ${agencyId}`}, 0))`.execute(ctx.db)
    const counts: { measure: string; day: string; quantity: number }[] = []
    for (const source of ctx.ports.measures.sources) counts.push(...(await source.count(ctx, span)))
    const facts = counts.filter((one) => one.quantity !== 0)
    await sql`delete from evidence.daily
      where agency_id = ${agencyId} and day between ${from} and ${to}`.execute(ctx.db)
    await sql`insert into evidence.daily (agency_id, measure, day, quantity)
      select ${agencyId}::uuid, measure, day, quantity
      from unnest(${facts.map((one) => one.measure)}::text[], ${facts.map((one) => one.day)}::date[], ${facts.map((one) => one.quantity)}::numeric[])
        as fact (measure, day, quantity)`.execute(ctx.db)
    await sumHalves(ctx, span)
  })
}

/** The halves of months that the span touches, summed from their days. */
async function sumHalves(ctx: Ctx, { agencyId, from, to }: FactSpan): Promise<void> {
  const first = sql`(${half(from)})`
  const last = sql`(${half(to)})`
  await sql`delete from evidence.half_month
    where agency_id = ${agencyId} and starts_on between ${first} and ${last}`.execute(ctx.db)
  await sql`insert into evidence.half_month (agency_id, measure, starts_on, quantity)
    select agency_id, measure, starts_on, sum(quantity)
    from (
      select agency_id, measure, quantity,
        date_trunc('month', day)::date + case when extract(day from day) < 15 then 0 else 14 end as starts_on
      from evidence.daily
      where agency_id = ${agencyId} and day >= ${first} and day < (${last} + interval '1 month')
    ) as facts
    where starts_on <= ${last}
    group by agency_id, measure, starts_on`.execute(ctx.db)
}

const half = (day: string) =>
  sql`date_trunc('month', ${day}::date)::date + case when extract(day from ${day}::date) < 15 then 0 else 14 end`
