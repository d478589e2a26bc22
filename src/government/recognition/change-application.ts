import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { conflict, ensureVisible } from '#platform/errors'
import { type ApplicationStatus, type ApplicationStep, nextStatus } from './application-status.ts'
import { text } from './messages.ts'
import { type ApplicationKey, type ApplicationTable, tables, visibleApplications } from './tables.ts'

export const nameOf = (ctx: Ctx): string => ('name' in ctx.actor ? ctx.actor.name : '')

/** The application under lock, as the actor may see it; joins the open transaction. Throws not_found. */
export const applicationForUpdate = async (ctx: Ctx, { agencyId, id }: ApplicationKey): Promise<ApplicationTable> =>
  ensureVisible(
    ctx,
    await visibleApplications(ctx)
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )

/** What happened, for the page and for the audit. */
export async function noteApplication(ctx: Ctx, application: ApplicationTable, what: string, note = ''): Promise<void> {
  const key = { agencyId: application.agency_id, id: application.id }
  await tables(ctx)
    .insertInto('application_event')
    .values({ agency_id: key.agencyId, application_id: key.id, id: newId(), what, at: ctx.now, by_name: nameOf(ctx), note })
    .execute()
  appendAudit(ctx, {
    agencyId: key.agencyId,
    action: `recognition.${what}`,
    subject: { kind: 'application', id: key.id, code: application.set_code },
    data: { year: application.year, ...(note ? { note } : {}) },
  })
  rememberResult(ctx, { location: `/cong-nhan/${key.agencyId}/${key.id}` })
}

/**
 * Takes one step on the way to a decision: status, event and audit together. Throws `conflict`, with what the application is now, where the step may not be taken.
 * @param work what else belongs to the step; gets the row as it was
 */
export async function changeApplication(
  outer: Ctx,
  key: ApplicationKey,
  { step, note = '', may }: { step: ApplicationStep; note?: string; may: (application: ApplicationTable) => void },
  work: (ctx: Ctx, application: ApplicationTable, status: ApplicationStatus) => Promise<Partial<ApplicationTable>>,
): Promise<void> {
  await inTransaction(outer, async (ctx) => {
    const application = await applicationForUpdate(ctx, key)
    may(application)
    const t = text(ctx)
    const status = nextStatus(application.status, step)
    if (!status) throw conflict(t.cannot(t.statuses[application.status]))
    const set = { ...(await work(ctx, application, status)), status }
    await tables(ctx).updateTable('application').set(set).where('agency_id', '=', key.agencyId).where('id', '=', key.id).execute()
    await noteApplication(ctx, application, step, note)
  })
}
