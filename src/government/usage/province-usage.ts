import { getAgency, listAgencies } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { mayReadProvince } from './permissions.ts'
import { daysOnline, postsIn } from './posts-in.ts'
import { isBelow } from './reader-of.ts'
import { DECISION } from './tables.ts'
import { type Month, monthOf, type Rule, ruleOn } from './usage-month.ts'
import { shareInTime } from './work-figures.ts'

export interface LeaderUsage {
  personId: string
  name: string
  title: string
  daysOnline: number
  decided: number
  sealed: number
}

export interface AgencyLine {
  agencyId: string
  name: string
  /** People with a position in the month, and those of them who signed in or did work. */
  officers: number
  officersOnline: number
  leaders: LeaderUsage[]
  decided: number
  sealed: number
  done: number
  inTime: number
  late: number
  /** 0-100, one decimal; null of too few. */
  shareInTime: number | null
}

export interface ProvinceUsage {
  month: Month
  rule: Rule
  /** By name: this is no ranking. */
  agencies: AgencyLine[]
}

/** The province's own agency and all below it on a day, by name. */
export async function agenciesBelow(ctx: Ctx, provinceId: string, day: string): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = []
  let after: string | undefined
  do {
    const page = await listAgencies(ctx, { onDate: day, limit: 1000, ...(after ? { after } : {}) })
    for (const { id, name } of page.items) if (await isBelow(ctx, id, provinceId)) found.push({ id, name })
    after = page.next ?? undefined
  } while (after)
  return found
}

/**
 * How the agencies of a province and their leaders worked on line in a month. For the province's leaders; nothing of clerks but their number. Errors:
 * unauthenticated, forbidden.
 */
export async function getProvinceUsage(ctx: Ctx, query: { month?: string | undefined }): Promise<ProvinceUsage> {
  const { actor } = ctx
  ensure(ctx, actor.kind === 'officer')
  const above = actor.kind === 'officer' ? actor.agencyId : ''
  ensure(ctx, mayReadProvince(actor, await getAgency(ctx, above)))
  const month = monthOf(ctx, query.month)
  const rule = await ruleOn(ctx, month.to)
  const agencies = await agenciesBelow(ctx, above, month.to)
  const ids = agencies.map((one) => one.id)
  const online = await daysOnline(ctx, ids, month)
  const posts = Map.groupBy(await postsIn(ctx, ids, month), (post) => post.agency_id)
  const counts = await countsOf(ctx, ids, month)
  const ofAgency = Map.groupBy(counts, (row) => row.agencyId)
  const ofPerson = new Map(counts.map((row) => [`${row.agencyId} ${row.personId}`, row]))
  return {
    ...{ month, rule },
    agencies: agencies.map(({ id, name }): AgencyLine => {
      const people = Map.groupBy(posts.get(id) ?? [], (post) => post.person_id)
      const leaders = [...people].filter(([, held]) => held.some((post) => post.roles.includes('leader')))
      const all = ofAgency.get(id) ?? []
      const sum = (of: 'done' | 'inTime' | 'late' | 'decided' | 'sealed') => all.reduce((total, row) => total + row[of], 0)
      const figures = { done: sum('done'), inTime: sum('inTime'), late: sum('late') }
      return {
        ...{ agencyId: id, name, officers: people.size, ...figures },
        shareInTime: shareInTime(figures, rule),
        officersOnline: [...people.keys()].filter((person) => online.has(`${id} ${person}`)).length,
        ...{ decided: sum('decided'), sealed: sum('sealed') },
        leaders: leaders.map(([personId, held]) => ({
          ...{ personId, name: held[0]!.person_name, title: held.find((post) => post.roles.includes('leader'))!.title },
          daysOnline: online.get(`${id} ${personId}`) ?? 0,
          decided: ofPerson.get(`${id} ${personId}`)?.decided ?? 0,
          sealed: ofPerson.get(`${id} ${personId}`)?.sealed ?? 0,
        })),
      }
    }),
  }
}

interface Counts {
  agencyId: string
  personId: string
  done: number
  inTime: number
  late: number
  decided: number
  sealed: number
}

/** What each person of these agencies did, counted only: a province's month may have hundreds of thousands. */
async function countsOf(ctx: Ctx, ids: readonly string[], { from, to }: Month): Promise<Counts[]> {
  const { rows } = await sql<Counts>`select agency_id as "agencyId", person_id as "personId", count(*)::int as done,
      count(*) filter (where in_time)::int as "inTime", count(*) filter (where not in_time)::int as late,
      count(*) filter (where kind = ${DECISION})::int as decided,
      count(*) filter (where kind = ${DECISION} and sealed_on is not null)::int as sealed
    from usage.work where agency_id = any(${ids}::uuid[]) and day between ${from} and ${to}
    group by agency_id, person_id`.execute(ctx.db)
  return rows
}
