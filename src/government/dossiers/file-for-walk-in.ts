import { z } from 'zod'
import { findUploads, openUpload } from '#foundation/files'
import { type Ctx, hasRole, type Officer } from '#platform/context'
import { check, ensure, errorText, invalid } from '#platform/errors'
import { countPages } from './count-pages.ts'
import { fileAndAccept } from './file-and-accept.ts'
import { Behalf } from './filing-for-another.ts'
import { text } from './messages.ts'
import { SubmitDossier } from './submit-dossier.ts'
import type { DossierTable } from './tables.ts'

const { procedureCode, answers, files, applicant } = SubmitDossier.shape

export const FileForWalkIn = z.object({
  procedureCode,
  answers,
  files,
  /** The person at the counter, by the paper they show. */
  applicant,
  /** Or a mandate that the desk has recorded: its agent stands there and files for its owner. */
  behalf: Behalf.required().optional(),
  /** The result is given while they wait: no receipt (NĐ 61/2018 Đ17.4). */
  onTheSpot: z.boolean().default(false),
  /** The officer notes that the person is here, has heard the form read and agrees. */
  consents: z.boolean(),
})

/**
 * A whole filing of the one-stop desk for somebody who stands there, at the officer's own agency, without a draft; what a program of the desk sends at once.
 * Files and accepts. Throws as fileAndAccept; `forbidden` for all but the one-stop desk.
 */
export async function fileForWalkIn(ctx: Ctx, input: z.input<typeof FileForWalkIn>): Promise<DossierTable> {
  ensure(ctx, hasRole(ctx.actor, 'one_stop'))
  const { onTheSpot, consents, ...filing } = check(ctx, FileForWalkIn, input)
  if (filing.applicant && filing.behalf) throw invalid(ctx, { behalf: text(ctx).applicantOrMandate })
  if (!filing.applicant && !filing.behalf) throw invalid(ctx, { applicant: errorText(ctx.locale).required })
  await ensureScansWhole(ctx, filing.files)
  return fileAndAccept(ctx, { ...filing, agencyId: (ctx.actor as Officer).agencyId }, { onTheSpot, consents })
}

/** A scan has as many pages as the paper (TT 01/2023/TT-VPCP Đ8.2). What cannot be counted, or is not there, is left to others to say. */
async function ensureScansWhole(ctx: Ctx, files: z.output<typeof FileForWalkIn>['files']): Promise<void> {
  const scans = files.flatMap(({ uploadId, paperPages }, i) => (paperPages === undefined ? [] : [{ i, uploadId, paperPages }]))
  if (scans.length === 0) return
  const ids = scans.map((scan) => scan.uploadId)
  const known = new Set((await findUploads(ctx, ids)).map((upload) => upload.id))
  const errors: Record<string, string> = {}
  for (const { i, uploadId, paperPages } of scans) {
    if (!known.has(uploadId)) continue
    const scanned = await countPages(await openUpload(ctx, uploadId))
    if (scanned !== undefined && scanned !== paperPages)
      errors[`files.${i}.paperPages`] = text(ctx).scanPagesDiffer(paperPages, scanned)
  }
  if (Object.keys(errors).length > 0) throw invalid(ctx, errors)
}
