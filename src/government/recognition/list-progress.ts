import { agencyNames, listAgencies } from '#foundation/organizations'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { sql } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { type CriteriaSetData, type Verdict, verdictOf } from './criteria-set.ts'
import { listCriteriaSets } from './list-criteria-sets.ts'
import { mayFollow } from './permissions.ts'
import { type ApplicationTable, tables, visibleApplications } from './tables.ts'

export type DecidedItem = Pick<
  ApplicationTable,
  'agency_id' | 'id' | 'set_code' | 'year' | 'status' | 'decision_number' | 'decided_on'
> & {
  name: string
}

const DECIDED = 200

/** What was decided, newest first. Public. */
export async function listDecided(ctx: Ctx): Promise<DecidedItem[]> {
  const rows = await tables(ctx)
    .selectFrom('application')
    .select(['agency_id', 'id', 'set_code', 'year', 'status', 'decision_number', 'decided_on'])
    .where('status', 'in', ['recognised', 'refused'])
    .orderBy('decided_on', 'desc')
    .orderBy('id', 'desc')
    .limit(DECIDED)
    .execute()
  const names = await agencyNames(ctx, new Set(rows.map((row) => row.agency_id)))
  return rows.map((row) => ({ ...row, name: names.get(row.agency_id) ?? '' }))
}

export interface ProgressRow {
  agencyId: string
  name: string
  application: Pick<ApplicationTable, 'id' | 'status' | 'sent_at' | 'decided_on'> | undefined
  /** By the appraisal where there is one, else by the commune's own scores; undefined before it is sent. */
  verdict: Verdict | undefined
}

/**
 * All communes of the officer's province with how far each is, by points; those that have not begun too. For a commune: itself. Three statements, however many communes. Throws
 * not_found for an unknown set.
 */
export async function getProgress(
  ctx: Ctx,
  by: { setCode: string; year: number },
): Promise<{ set: CriteriaSetData; rows: ProgressRow[] }> {
  ensure(ctx, isOfficer(ctx.actor) && mayFollow(ctx.actor))
  const set = (await listCriteriaSets(ctx)).find((one) => one.code === by.setCode)
  if (!set) throw notFound(ctx)
  const { visibleAgencyIds } = ctx.actor as Officer
  const applications = await visibleApplications(ctx)
    .select(['agency_id', 'id', 'status', 'sent_at', 'decided_on', 'appraiser_id'])
    .where('set_code', '=', by.setCode)
    .where('year', '=', by.year)
    .where((is) => is.or([is('agency_id', 'in', [...visibleAgencyIds]), is('appraiser_id', 'in', [...visibleAgencyIds])]))
    .execute()
  const scores = await tables(ctx)
    .selectFrom('score')
    .select(['application_id', 'criterion_code', sql<number | null>`coalesce(appraised, claimed)`.as('score')])
    .where(
      'application_id',
      'in',
      applications.length > 0 ? applications.map((one) => one.id) : ['00000000-0000-0000-0000-000000000000'],
    )
    .execute()
  const byApplication = new Map<string, Map<string, number | null>>()
  for (const row of scores)
    byApplication.set(row.application_id, (byApplication.get(row.application_id) ?? new Map()).set(row.criterion_code, row.score))
  const byAgency = new Map(applications.map((one) => [one.agency_id, one]))
  const rows = (await communesOf(ctx, visibleAgencyIds)).map(({ id, name }): ProgressRow => {
    const application = byAgency.get(id)
    const told = application && application.status !== 'draft' && application.status !== 'returned'
    return {
      ...{ agencyId: id, name, application },
      verdict: told ? verdictOf(set, byApplication.get(application.id) ?? new Map()) : undefined,
    }
  })
  rows.sort((a, b) => (b.verdict?.points ?? -1) - (a.verdict?.points ?? -1) || a.name.localeCompare(b.name, 'vi'))
  return { set, rows }
}

async function communesOf(ctx: Ctx, agencies: readonly string[]): Promise<{ id: string; name: string }[]> {
  const { items } = await listAgencies(ctx, { kind: 'ubnd_xa', limit: 20_000 })
  return items.filter((one) => agencies.includes(one.id) || (one.parentId !== null && agencies.includes(one.parentId)))
}
