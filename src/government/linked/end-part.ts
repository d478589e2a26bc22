import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { closeTasks } from '#foundation/tasks'
import { getDossierByCode } from '#government/dossiers'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { advanceTracks } from './advance-tracks.ts'
import { tracksOf } from './list-tracks.ts'
import { text } from './messages.ts'
import { maySendAgain } from './permissions.ts'
import { setTrack } from './tracks.ts'

export const EndPart = z.object({
  stepCode: z.string().max(20),
  /** Why it cannot be done; the citizen reads it. */
  note: z.string().trim().max(4000).default(''),
})

/**
 * The lead agency ends a part that came back and cannot be put right: the reason stands in writing (NĐ 61/2018 Đ19.8), what waited for it ends with it,
 * and the dossier need not wait any longer. Throws `conflict` unless the part stands returned.
 */
export async function endPart(ctx: Ctx, code: string, input: z.input<typeof EndPart>): Promise<void> {
  const { stepCode, note } = check(ctx, EndPart, input)
  const dossier = await getDossierByCode(ctx, code)
  const key = { agencyId: dossier.agency_id, dossierId: dossier.id }
  await inTransaction(ctx, async (ctx) => {
    const tracks = await tracksOf(ctx, key.agencyId, key.dossierId, true)
    const track = ensureVisible(
      ctx,
      tracks.find((one) => one.step_code === stepCode),
    )
    ensure(ctx, maySendAgain(ctx.actor, dossier))
    if (note.length < 10) throw invalid(ctx, { note: text(ctx).whyEnded })
    if (track.state !== 'returned') throw conflict(text(ctx).notReturned)
    await setTrack(ctx, track, { state: 'cancelled', note, by_name: 'name' in ctx.actor ? ctx.actor.name : '' })
    const ended = new Set([stepCode])
    // A step stands after those that it waits for, so one pass in order reaches all of them.
    for (const one of tracks)
      if (one.state === 'waiting' && one.depends_on.some((before) => ended.has(before))) {
        ended.add(one.step_code)
        await setTrack(ctx, one, { state: 'cancelled', note: text('vi').endedWith(track.name) })
      }
    await closeTasks(ctx, { agencyId: key.agencyId, subjectId: track.id })
    addJob(ctx, 'linked.cancel-part', { agencyId: track.doing_agency_id, dossierId: track.dossier_id, stepCode })
    appendAudit(ctx, {
      agencyId: key.agencyId,
      action: 'linked.part-ended',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
      data: { part: stepCode },
    })
    await advanceTracks(ctx, dossier.code)
  })
}
