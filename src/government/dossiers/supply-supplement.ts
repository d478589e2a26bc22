import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { ensureDossierFits, findUploads } from '#foundation/files'
import { checkWhole } from '#government/procedures'
import { type Ctx, isSamePerson } from '#platform/context'
import { check, invalid } from '#platform/errors'
import { askedNow, clockAgain } from './after-supplement.ts'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { SentPaper } from './check-filing.ts'
import { ensureScansWhole } from './count-pages.ts'
import { ensureMandateStands } from './filing-for-another.ts'
import { text } from './messages.ts'
import { openReceiveTask } from './open-receive-task.ts'
import { openStepTask } from './open-step-task.ts'
import { receiveBy } from './receive-by.ts'
import { addFiles, componentsOf } from './supplement-files.ts'
import { supplementRequests, targetsOf } from './supplement-requests.ts'
import type { DossierTable } from './tables.ts'

export const SupplySupplement = z.object({
  /** The whole form as it is after the correction; unchanged where only papers were asked for. */
  answers: z.record(z.string(), z.unknown()).optional(),
  files: z.array(SentPaper).max(100),
  note: z.string().trim().max(2000).default(''),
})

/**
 * The citizen completes the dossier. Before acceptance it goes back to the desk; after it the clock restarts from zero
 * (NĐ 61/2018 Đ19.4) or resumes, as the procedure says.
 */
export async function supplySupplement(
  ctx: Ctx,
  key: DossierKey,
  input: z.input<typeof SupplySupplement>,
): Promise<DossierTable> {
  const { answers, files, note } = check(ctx, SupplySupplement, input)
  const uploads =
    files.length > 0
      ? await findUploads(
          ctx,
          files.map((file) => file.uploadId),
        )
      : []
  if (uploads.length < new Set(files.map((file) => file.uploadId)).size) throw invalid(ctx, { files: text(ctx).uploadGone })
  await ensureScansWhole(ctx, files)
  if (!answers && files.length === 0 && note === '') throw invalid(ctx, { note: text(ctx).nothingSupplied })
  return changeDossier(ctx, key, 'supply', async (row, procedure) => {
    const mandate = await ensureMandateStands(ctx, row)
    // The owner who completes what another filed takes the filing up as their own (BLDS 2015 Đ142.1.a).
    const takenUp = row.relation === 'mandate' && isSamePerson(ctx.actor, row.person_id)
    // What was asked for may also be no component of the procedure (another paper, `khac`).
    const known = targetsOf(await supplementRequests(ctx, row))
    for (const { code } of procedure.version.components) known.add(code)
    if (files.some((file) => !known.has(file.componentCode))) throw invalid(ctx, { files: text(ctx).notAskedFor })
    ensureDossierFits(
      ctx,
      uploads.map((upload) => upload.size),
    )
    let kept = row.answers
    if (answers) {
      const had = await componentsOf(ctx, row)
      const whole = checkWhole(ctx, procedure.version, answers, [...had, ...files.map((file) => file.componentCode)])
      if (Object.keys(whole.errors).length > 0) throw invalid(ctx, whole.errors)
      // As on submission: what the form does not ask is not kept, whatever was sent.
      kept = whole.answers
      if (files.length === 0 && note === '' && isDeepStrictEqual(kept, row.answers))
        throw invalid(ctx, { note: text(ctx).nothingSupplied })
    }
    return {
      set: {
        ...mandate,
        ...(takenUp ? { owner_consent: 'taken-up' as const } : {}),
        answers: kept,
        ...(kept === row.answers ? {} : await askedNow(ctx, row, procedure, kept)),
        ...(await clockAgain(ctx, row, procedure, kept)),
        resume_status: null,
      },
      data: { note, files: uploads.length },
      after: async (ctx, changed) => {
        await addFiles(
          ctx,
          row,
          files.map((file) => ({ ...file, upload: uploads.find((u) => u.id === file.uploadId)! })),
        )
        if (changed.status === 'submitted')
          openReceiveTask(
            ctx,
            {
              agencyId: row.agency_id,
              id: row.id,
              code: row.code,
              procedureName: changed.procedure_name,
              applicantName: row.applicant_name,
            },
            await receiveBy(ctx, row.agency_id),
            true,
          )
        else openStepTask(ctx, changed, procedure)
      },
    }
  })
}
