import { appendAudit } from '#foundation/audit'
import { notify } from '#foundation/notifications'
import { getDossierByCode } from '#government/dossiers'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { advanceTracks } from './advance-tracks.ts'
import { tracksOf } from './list-tracks.ts'
import type { PartNews } from './open-part.ts'
import type { TrackTable } from './tables.ts'
import { openReturnedTask, setTrack } from './tracks.ts'

/** Job: the lead agency takes note of what a doing agency answered. An answer to an earlier sending, or one that came twice, changes nothing. */
export async function noteTrack(
  outer: Ctx,
  { dossierCode, stepCode, round, news }: { dossierCode: string; stepCode: string; round: number; news: PartNews },
): Promise<void> {
  const ctx = asSystem(outer, 'linked')
  const dossier = await getDossierByCode(ctx, dossierCode)
  await inTransaction(ctx, async (ctx) => {
    const tracks = await tracksOf(ctx, dossier.agency_id, dossier.id, true)
    const track = tracks.find((one) => one.step_code === stepCode)
    if (!track || track.round !== round || track.state !== 'sent') return
    if (news.state === 'sent') await setTrack(ctx, track, { due_at: news.dueAt ? new Date(news.dueAt) : null })
    else {
      await setTrack(ctx, track, {
        state: news.state,
        finished_at: news.state === 'done' ? new Date(news.at!) : null,
        result_number: news.resultNumber ?? '',
        note: news.note ?? '',
        by_name: news.byName ?? '',
        ...(news.file ? { file_name: news.file.name, file_sha256: news.file.sha256, file_media_type: news.file.mediaType } : {}),
      })
      if (news.state === 'done') tellOwner(ctx, dossier, track)
      if (news.state === 'returned') openReturnedTask(ctx, track, dossier.applicant_name)
    }
    appendAudit(ctx, {
      agencyId: dossier.agency_id,
      action: 'linked.part-noted',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
      data: {
        part: stepCode,
        round,
        state: news.state,
        note: news.note ?? '',
        number: news.resultNumber ?? '',
        by: news.byName ?? '',
      },
    })
    await advanceTracks(ctx, dossier.code)
  })
}

/** The owner need not look each day whether the next agency is done (NĐ 224/2026/NĐ-CP Đ15). */
function tellOwner(ctx: Ctx, dossier: Awaited<ReturnType<typeof getDossierByCode>>, track: TrackTable): void {
  // A past that is only being written down (the demo) tells nobody anything.
  if (!dossier.person_id || ctx.quiet) return
  notify(ctx, {
    agencyId: dossier.agency_id,
    personId: dossier.person_id,
    template: 'dossier.partDone',
    data: { procedure: dossier.procedure_name, part: track.name, number: track.result_number },
    subject: { kind: 'dossier', id: dossier.id, code: dossier.code, href: `/ho-so/${dossier.code}` },
  })
}
