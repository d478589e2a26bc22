import { z } from 'zod'
import { closeTasks, openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { changeApplication, nameOf } from './change-application.ts'
import { criteriaOf } from './criteria-set.ts'
import { getCriteriaSet } from './list-criteria-sets.ts'
import { text } from './messages.ts'
import { mayAppraise } from './permissions.ts'
import { type ApplicationKey, type ApplicationTable, tables } from './tables.ts'

export const ReturnApplication = z.object({ reason: z.string().trim().min(10).max(4000) })

/** The province gives an application back with what is lacking; the appraisal so far stays. */
export async function returnApplication(ctx: Ctx, key: ApplicationKey, input: z.input<typeof ReturnApplication>): Promise<void> {
  const { reason } = check(ctx, ReturnApplication, input)
  const may = (application: ApplicationTable) => ensure(ctx, mayAppraise(ctx.actor, application))
  await changeApplication(ctx, key, { step: 'return', note: reason, may }, async (ctx, application) => {
    const set = await getCriteriaSet(ctx, application.set_code, application.set_from)
    await closeTasks(ctx, { agencyId: application.appraiser_id, subjectId: key.id })
    openTask(ctx, {
      ...{ agencyId: key.agencyId, kind: 'recognition.assess', subjectId: key.id, role: 'specialist' },
      title: text('vi').taskReturned(set.name, application.year),
      href: `/cong-nhan/${key.agencyId}/${key.id}`,
    })
    return { return_reason: reason }
  })
}

export const FinishAppraisal = z.object({
  /** What was not looked at one by one is taken as the commune scored it. */
  acceptRest: z.boolean().default(false),
})

/** Ends the appraisal: every criterion has the province's score. Throws `invalid` naming those that have none. */
export async function finishAppraisal(ctx: Ctx, key: ApplicationKey, input: z.input<typeof FinishAppraisal>): Promise<void> {
  const { acceptRest } = check(ctx, FinishAppraisal, input)
  const may = (application: ApplicationTable) => ensure(ctx, mayAppraise(ctx.actor, application))
  await changeApplication(ctx, key, { step: 'finish-appraisal', may }, async (ctx, application) => {
    const set = await getCriteriaSet(ctx, application.set_code, application.set_from)
    if (acceptRest)
      await tables(ctx)
        .updateTable('score')
        .set({ appraised: sql`claimed`, appraised_by_name: nameOf(ctx) })
        .where('agency_id', '=', key.agencyId)
        .where('application_id', '=', key.id)
        .where('appraised', 'is', null)
        .execute()
    const rows = await tables(ctx)
      .selectFrom('score')
      .select(['criterion_code', 'appraised'])
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .execute()
    const done = new Set(rows.filter((row) => row.appraised !== null).map((row) => row.criterion_code))
    const left = criteriaOf(set).filter((one) => !done.has(one.code))
    if (left.length > 0) throw invalid(ctx, { scores: text(ctx).unappraised(left.map((one) => one.name).join('; ')) })
    return { appraised_at: ctx.now }
  })
}
