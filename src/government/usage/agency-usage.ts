import { noteListView } from '#foundation/audit'
import type { Ctx, OfficerRole } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { comparePersons } from '#platform/vietnamese'
import { absencesOf, isAway } from './my-usage.ts'
import { mayReadAgency } from './permissions.ts'
import { daysOnline, postsIn } from './posts-in.ts'
import { DECISION } from './tables.ts'
import { type Month, monthOf, type Rule, ruleOn, workingDaysIn } from './usage-month.ts'
import { figuresBy, NOTHING, type WorkFigures } from './work-figures.ts'

export interface OfficerUsage {
  personId: string
  name: string
  titles: string[]
  roles: OfficerRole[]
  figures: WorkFigures
  /** Days on which they signed in or did work. */
  daysOnline: number
  absentDays: number
}

/** Decisions, and which of them have a result under an electronic seal. */
export interface Decisions {
  personId: string
  decided: number
  sealed: number
}

export interface AgencyUsage {
  month: Month
  rule: Rule
  /** Of the month as far as it has gone. */
  workingDays: number
  /** By name: this is no ranking. */
  officers: OfficerUsage[]
  kinds: { kind: string; figures: WorkFigures }[]
  decisions: (Decisions & { name: string })[]
}

/** How an agency worked in a month: its officers by name, its kinds of work, its leaders' decisions. For its leaders. Errors: unauthenticated, forbidden. */
export async function getAgencyUsage(ctx: Ctx, query: { month?: string | undefined }): Promise<AgencyUsage> {
  const { actor } = ctx
  const agencyId = actor.kind === 'officer' ? actor.agencyId : ''
  ensure(ctx, mayReadAgency(actor, agencyId))
  const month = monthOf(ctx, query.month)
  const rule = await ruleOn(ctx, month.to)
  const ofMonth = sql`agency_id = ${agencyId} and day between ${month.from} and ${month.to}`
  const byPerson = await figuresBy(ctx, 'person_id', ofMonth, rule)
  const byKind = await figuresBy(ctx, 'kind', ofMonth, rule)
  const online = await daysOnline(ctx, [agencyId], month)
  const posts = Map.groupBy(await postsIn(ctx, [agencyId], month), (post) => post.person_id)
  const absences = await absencesOf(ctx, agencyId, month)
  const working = await workingDaysIn(ctx, agencyId, month)
  const officers = [...posts].map(
    ([personId, held]): OfficerUsage => ({
      personId,
      name: held[0]!.person_name,
      titles: [...new Set(held.map((post) => post.title))],
      roles: [...new Set(held.flatMap((post) => post.roles))],
      figures: byPerson.get(personId) ?? NOTHING,
      daysOnline: online.get(`${agencyId} ${personId}`) ?? 0,
      absentDays: working.filter((day) => isAway(absences, personId, day)).length,
    }),
  )
  const names = new Map(officers.map((one) => [one.personId, one.name]))
  const decisions = await decisionsBy(ctx, ofMonth)
  await noteListView(ctx, {
    action: 'usage.list-viewed',
    list: 'officers',
    filter: { agencyId, month: month.key },
    shown: officers.length,
  })
  return {
    ...{ month, rule, workingDays: working.length },
    officers: officers.sort((a, b) => comparePersons(a.name, b.name)),
    kinds: [...byKind].map(([kind, figures]) => ({ kind, figures })),
    decisions: decisions
      .map(({ key, decided, sealed }) => ({ personId: key, name: names.get(key) ?? '', decided, sealed }))
      .sort((a, b) => comparePersons(a.name, b.name)),
  }
}

/** Decisions and their seals by who decided. */
async function decisionsBy(ctx: Ctx, where: ReturnType<typeof sql>) {
  const { rows } = await sql<{ key: string; decided: number; sealed: number }>`select person_id as key,
      count(*)::int as decided, count(sealed_on)::int as sealed
    from usage.work where kind = ${DECISION} and ${where} group by 1 order by 1`.execute(ctx.db)
  return rows
}
