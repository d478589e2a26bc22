import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, invalid } from '#platform/errors'
import { applicationForUpdate, changeApplication, nameOf, noteApplication } from './change-application.ts'
import { text } from './messages.ts'
import { mayAppraise } from './permissions.ts'
import { type ApplicationKey, type ApplicationTable, tables } from './tables.ts'

export const NoteOpinion = z.object({
  member: z.string().trim().min(3).max(120),
  agrees: z.enum(['true', 'false']).transform((value) => value === 'true'),
  note: z.string().trim().max(2000).default(''),
})

/** Notes what a member of the council said; said again it takes the place of what they said before. After the appraisal. */
export async function noteOpinion(ctx: Ctx, key: ApplicationKey, input: z.input<typeof NoteOpinion>): Promise<void> {
  const { member, agrees, note } = check(ctx, NoteOpinion, input)
  const t = text(ctx)
  if (!agrees && note.length < 10) throw invalid(ctx, { note: t.whyAgainst })
  await inTransaction(ctx, async (ctx) => {
    const application = await applicationForUpdate(ctx, key)
    ensure(ctx, mayAppraise(ctx.actor, application))
    if (application.status !== 'appraised') throw conflict(t.cannot(t.statuses[application.status]))
    const said = { agrees, note, noted_by_name: nameOf(ctx), noted_at: ctx.now }
    await tables(ctx)
      .insertInto('opinion')
      .values({ agency_id: key.agencyId, application_id: key.id, member, ...said })
      .onConflict((on) => on.columns(['agency_id', 'application_id', 'member']).doUpdateSet(said))
      .execute()
    await noteApplication(ctx, application, 'opinion', `${member}: ${agrees ? text('vi').agrees : text('vi').disagrees}`)
  })
}

/** At least so many members make a council: configuration of the province, here the least that can have a majority. */
const QUORUM = 3

/** Ends the hearing. Throws `invalid` below a quorum of three. */
export async function closeHearing(ctx: Ctx, key: ApplicationKey): Promise<void> {
  const may = (application: ApplicationTable) => ensure(ctx, mayAppraise(ctx.actor, application))
  await changeApplication(ctx, key, { step: 'close-hearing', may }, async (ctx) => {
    const opinions = await opinionsOf(ctx, key)
    if (opinions.length < QUORUM) throw invalid(ctx, { member: text(ctx).quorum(QUORUM, opinions.length) })
    return { heard_at: ctx.now }
  })
}

export const opinionsOf = (ctx: Ctx, { agencyId, id }: ApplicationKey) =>
  tables(ctx)
    .selectFrom('opinion')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('application_id', '=', id)
    .orderBy('member')
    .execute()
