import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { findUploads, type Upload } from '#foundation/files'
import { agencyCode } from '#foundation/organizations'
import { checkWhole, feesDue, tariffOf } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { check, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { addJob } from '#platform/jobs'
import { vietnamDate } from '#platform/time'
import { Applicant, applicantOfFiling } from './applicant-of-filing.ts'
import { codeFormatOn, codePrefix } from './dossier-code.ts'
import { DOSSIER_SUBMITTED } from './events.ts'
import { text } from './messages.ts'
import { openForFiling } from './open-for-filing.ts'
import { openReceiveTask } from './open-receive-task.ts'
import { receiveBy } from './receive-by.ts'
import type { Channel } from './tables.ts'
import { writeNewDossier } from './write-new-dossier.ts'

export const SubmitDossier = z.object({
  procedureCode: z.string().min(1).max(20),
  agencyId: z.uuid(),
  /** The form's answers, by the field ids of the procedure's form. */
  answers: z.record(z.string(), z.unknown()),
  /** Papers by the component they stand for. */
  files: z.array(z.object({ componentCode: z.string().max(20), uploadId: z.uuid() })).max(100),
  /** The draft this came from; it is removed in the same transaction. */
  draftId: z.uuid().optional(),
  /** Needed where an officer files for somebody. */
  applicant: Applicant.optional(),
})

export interface SubmittedDossier {
  id: string
  code: string
  agencyId: string
  submittedAt: Date
}

/**
 * Files a dossier. It has its code from this moment and for ever (facts §1.3); the receipt with a due date comes on acceptance.
 * Throws `invalid` with a sentence per field or paper; `conflict` where this agency takes filings by the national portal only.
 */
export async function submitDossier(
  ctx: Ctx,
  input: z.input<typeof SubmitDossier>,
  channel: Channel = 'online',
): Promise<SubmittedDossier> {
  const { procedureCode, agencyId, answers: raw, files, draftId, applicant } = check(ctx, SubmitDossier, input)
  const { personId, name: applicantName } = await applicantOfFiling(ctx, agencyId, channel, applicant)
  const today = vietnamDate(ctx.now)
  const version = await openForFiling(ctx, { procedureCode, agencyId }, channel, today)
  const uploads =
    files.length > 0
      ? await findUploads(
          ctx,
          files.map((file) => file.uploadId),
        )
      : []
  const chosen = files.map((file) => ({ ...file, upload: uploads.find((upload) => upload.id === file.uploadId) }))
  const present = chosen.filter((file) => file.upload).map((file) => file.componentCode)
  const result = checkWhole(ctx, version, raw, present)
  if (chosen.some((file) => !file.upload)) result.errors.files = text(ctx).uploadGone
  if (Object.keys(result.errors).length > 0) throw invalid(ctx, result.errors)

  const prefix = codePrefix(await agencyCode(ctx, agencyId, today), today, await codeFormatOn(ctx, today))
  const tariff = await tariffOf(ctx, agencyId, today)
  const receiveDue = await receiveBy(ctx, agencyId)
  const id = newId()
  const papers = chosen.map((file) => ({ ...paperRow(file.upload!), component_code: file.componentCode }))
  return inTransaction(ctx, async (ctx) => {
    const code = await writeNewDossier(ctx, {
      id,
      agencyId,
      prefix,
      today,
      version,
      channel,
      personId,
      applicantName,
      answers: result.answers,
      papers,
      draftId,
      fees: feesDue(version, result.answers, { channel, tariff, onDate: today }),
    })
    openReceiveTask(ctx, { agencyId, id, code, procedureName: version.name, applicantName }, receiveDue)
    appendAudit(ctx, {
      agencyId,
      action: 'dossiers.submit',
      subject: { kind: 'dossier', id, code },
      concerns: personId,
      data: { procedure: procedureCode },
    })
    emit(ctx, DOSSIER_SUBMITTED, { agencyId, dossierId: id, code })
    addJob(ctx, 'dossiers.issue-paper', { agencyId, dossierId: id, kind: 'confirmation', number: 1 })
    // Both doors: the page a repeated form leads to, and what a repeated request of the API is answered.
    rememberResult(ctx, {
      location: `/ho-so/${code}/da-nop`,
      status: 201,
      body: { code, id, submittedAt: ctx.now.toISOString() },
    })
    return { id, code, agencyId, submittedAt: ctx.now }
  })
}

const paperRow = (upload: Upload) => ({
  id: newId(),
  name: upload.name,
  media_type: upload.mediaType,
  size: upload.size,
  sha256: upload.sha256,
})
