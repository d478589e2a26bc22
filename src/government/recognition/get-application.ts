import { agencyNames } from '#foundation/organizations'
import { type Ctx, isOfficer } from '#platform/context'
import { ensureVisible } from '#platform/errors'
import { isOpen } from './application-status.ts'
import { type CriteriaSetData, type Criterion, computedScore, criteriaOf, type Verdict, verdictOf } from './criteria-set.ts'
import { opinionsOf } from './hear-council.ts'
import { getCriteriaSet } from './list-criteria-sets.ts'
import { valuesFor } from './send-application.ts'
import {
  type ApplicationKey,
  type ApplicationTable,
  type OpinionTable,
  type ScoreTable,
  tables,
  visibleApplications,
} from './tables.ts'

export interface ShownCriterion {
  criterion: Criterion
  group: string
  /** What the commune scores, or what the book of figures gives. */
  claimed: number | null
  /** Of a computed criterion. */
  value: number | null
  /** The proof of a computed criterion in the book of figures. */
  href: string | undefined
  row: ScoreTable | undefined
}

export interface ApplicationView {
  application: ApplicationTable
  set: CriteriaSetData
  agencyName: string
  appraiserName: string
  criteria: ShownCriterion[]
  /** By the commune's own scores, and by the appraisal's. */
  own: Verdict
  appraised: Verdict
  opinions: OpinionTable[]
  events: { what: string; at: Date; by_name: string; note: string }[]
  /** Its agency is writing again while others look on. */
  withheld: boolean
}

/** An application as the actor may read it: before the decision by its two agencies, then by everybody. Throws not_found. */
export async function getApplication(ctx: Ctx, key: ApplicationKey): Promise<ApplicationView> {
  const application = await applicationRow(ctx, key)
  const set = await getCriteriaSet(ctx, application.set_code, application.set_from)
  const writing = isOpen(application.status)
  const [rows, values, opinions, events, names] = await Promise.all([
    tables(ctx)
      .selectFrom('score')
      .selectAll()
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .execute(),
    writing ? valuesFor(ctx, application) : Promise.resolve(new Map<string, number | null>()),
    opinionsOf(ctx, key),
    tables(ctx)
      .selectFrom('application_event')
      .select(['what', 'at', 'by_name', 'note'])
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
      .execute(),
    agencyNames(ctx, [application.agency_id, application.appraiser_id]),
  ])
  const byCode = new Map(rows.map((row) => [row.criterion_code, row]))
  const groupOf = new Map(set.groups.flatMap((group) => group.criteria.map((one) => [one.code, group.name] as const)))
  const criteria = criteriaOf(set).map((criterion): ShownCriterion => {
    const row = byCode.get(criterion.code)
    const value = criterion.formula ? (writing ? (values.get(criterion.formula.indicator) ?? null) : (row?.value ?? null)) : null
    return {
      ...{ criterion, group: groupOf.get(criterion.code) ?? '', value, row },
      claimed: criterion.formula && writing ? computedScore(criterion, value) : (row?.claimed ?? null),
      href: criterion.formula
        ? `/so-lieu/don-vi/${application.unit_id}/${criterion.formula.indicator}/minh-chung?ky=${application.year}`
        : undefined,
    }
  })
  const own = ctx.actor.kind === 'system' || (isOfficer(ctx.actor) && ctx.actor.visibleAgencyIds.includes(application.agency_id))
  return {
    ...{ application, set, criteria, opinions, events },
    agencyName: names.get(application.agency_id) ?? '',
    appraiserName: names.get(application.appraiser_id) ?? '',
    own: verdictOf(set, new Map(criteria.map((one) => [one.criterion.code, one.claimed]))),
    appraised: verdictOf(set, new Map(criteria.map((one) => [one.criterion.code, one.row?.appraised ?? null]))),
    withheld: writing && !own,
  }
}

export const applicationRow = async (ctx: Ctx, { agencyId, id }: ApplicationKey): Promise<ApplicationTable> =>
  ensureVisible(
    ctx,
    await visibleApplications(ctx).selectAll().where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst(),
  )
