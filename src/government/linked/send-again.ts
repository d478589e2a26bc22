import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { closeTasks } from '#foundation/tasks'
import { getDossierByCode } from '#government/dossiers'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { send } from './advance-tracks.ts'
import { tracksOf } from './list-tracks.ts'
import { text } from './messages.ts'
import { maySendAgain } from './permissions.ts'

export const SendAgain = z.object({
  stepCode: z.string().max(20),
  /** What has been put right. */
  note: z.string().trim().max(4000).default(''),
})

/** The lead agency sends a part again that came back, saying what was put right; its time limit begins anew (NĐ 61/2018 Đ19.4). */
export async function sendAgain(ctx: Ctx, code: string, input: z.input<typeof SendAgain>): Promise<void> {
  const { stepCode, note } = check(ctx, SendAgain, input)
  const dossier = await getDossierByCode(ctx, code)
  await inTransaction(ctx, async (ctx) => {
    const tracks = await tracksOf(ctx, dossier.agency_id, dossier.id, true)
    const track = ensureVisible(
      ctx,
      tracks.find((one) => one.step_code === stepCode),
    )
    ensure(ctx, maySendAgain(ctx.actor, dossier))
    if (note.length < 10) throw invalid(ctx, { note: text(ctx).whatWasMended })
    if (track.state !== 'returned') throw conflict(text(ctx).notReturned)
    await send(ctx, dossier, track, note)
    await closeTasks(ctx, { agencyId: dossier.agency_id, subjectId: track.id })
    appendAudit(ctx, {
      agencyId: dossier.agency_id,
      action: 'linked.part-sent-again',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
      data: { part: stepCode },
    })
  })
}
