import { agencyNames } from '#foundation/organizations'
import { closeTasks, openTask } from '#foundation/tasks'
import { getUnitFigures } from '#government/indicators'
import type { Ctx } from '#platform/context'
import { json } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import { changeApplication, nameOf } from './change-application.ts'
import { computedScore, criteriaOf } from './criteria-set.ts'
import { getCriteriaSet } from './list-criteria-sets.ts'
import { text } from './messages.ts'
import { maySend } from './permissions.ts'
import { type ApplicationKey, type ApplicationTable, tables } from './tables.ts'

/** The values of computed criteria for the application's unit and year, by indicator. */
export async function valuesFor(
  ctx: Ctx,
  application: Pick<ApplicationTable, 'unit_id' | 'year'>,
): Promise<Map<string, number | null>> {
  const { computed, declared } = await getUnitFigures(ctx, { unitId: application.unit_id, key: String(application.year) })
  return new Map([
    ...declared
      .filter(({ figure }) => figure.period === String(application.year) && !figure.place)
      .map(({ indicator, figure }): [string, number | null] => [indicator.code, figure.value]),
    ...computed.map(({ indicator, value }): [string, number | null] => [indicator.code, value.value]),
  ])
}

/**
 * The commune's leader signs and sends its assessment: every criterion scored, every mandatory one proven; what is computed stays as it is now. Throws `invalid` naming
 * what is lacking.
 */
export async function sendApplication(ctx: Ctx, key: ApplicationKey): Promise<void> {
  const may = (application: ApplicationTable) => ensure(ctx, maySend(ctx.actor, application))
  await changeApplication(ctx, key, { step: 'send', may }, async (ctx, application) => {
    const t = text(ctx)
    const set = await getCriteriaSet(ctx, application.set_code, application.set_from)
    const values = await valuesFor(ctx, application)
    const rows = await tables(ctx)
      .selectFrom('score')
      .selectAll()
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .execute()
    const byCode = new Map(rows.map((row) => [row.criterion_code, row]))
    const unscored = criteriaOf(set).filter((one) => !one.formula && (byCode.get(one.code)?.claimed ?? null) === null)
    const unproven = criteriaOf(set).filter(
      (one) => one.mandatory && !one.formula && (byCode.get(one.code)?.proofs.length ?? 0) === 0,
    )
    if (unscored.length > 0) throw invalid(ctx, { scores: t.unscored(unscored.map((one) => one.name).join('; ')) })
    if (unproven.length > 0) throw invalid(ctx, { proofs: t.unproven(unproven.map((one) => one.name).join('; ')) })
    for (const criterion of criteriaOf(set).filter((one) => one.formula)) {
      const value = values.get(criterion.formula!.indicator) ?? null
      const counted = { value, claimed: computedScore(criterion, value) ?? 0 }
      await tables(ctx)
        .insertInto('score')
        .values({
          ...{ agency_id: key.agencyId, application_id: key.id, criterion_code: criterion.code, ...counted, note: '' },
          ...{ proofs: json([]) as never, appraised: null, appraisal_note: '', appraised_by_name: '' },
        })
        .onConflict((on) => on.columns(['agency_id', 'application_id', 'criterion_code']).doUpdateSet(counted))
        .execute()
    }
    await closeTasks(ctx, { agencyId: key.agencyId, subjectId: key.id })
    const name = (await agencyNames(ctx, [key.agencyId])).get(key.agencyId) ?? ''
    openTask(ctx, {
      ...{ agencyId: application.appraiser_id, kind: 'recognition.appraise', subjectId: key.id, role: 'specialist' },
      title: text('vi').taskAppraise(set.name, application.year, name),
      href: `/cong-nhan/${key.agencyId}/${key.id}`,
    })
    return { signed_by_name: nameOf(ctx), sent_at: ctx.now, return_reason: '' }
  })
}
