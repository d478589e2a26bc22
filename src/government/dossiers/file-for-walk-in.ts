import { z } from 'zod'
import { type Ctx, hasRole, type Officer } from '#platform/context'
import { check, ensure, errorText, invalid } from '#platform/errors'
import { ensureScansWhole } from './count-pages.ts'
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
