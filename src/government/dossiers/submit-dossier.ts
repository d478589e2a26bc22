import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { agencyCode, agencyNames } from '#foundation/organizations'
import { feesFor, filedAs } from '#government/procedures'
import { keepFiling, type ReuseOfDraft } from '#government/vault'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { check } from '#platform/errors'
import { emit } from '#platform/events'
import { addJob } from '#platform/jobs'
import { vietnamDate } from '#platform/time'
import { Applicant, applicantOfFiling } from './applicant-of-filing.ts'
import { checkFiling, SentPaper } from './check-filing.ts'
import { codeFormatOn, codePrefix } from './dossier-code.ts'
import { DOSSIER_SUBMITTED } from './events.ts'
import { Behalf } from './filing-for-another.ts'
import { ensureLevel, openForFiling } from './open-for-filing.ts'
import { openReceiveTask } from './open-receive-task.ts'
import { receiveBy } from './receive-by.ts'
import type { Channel } from './tables.ts'
import { tellSubmitted } from './tell-applicant.ts'
import { writeNewDossier } from './write-new-dossier.ts'

export const SubmitDossier = z.object({
  procedureCode: z.string().min(1).max(20),
  agencyId: z.uuid(),
  /** The form's answers, by the field ids of the procedure's form. */
  answers: z.record(z.string(), z.unknown()),
  /** Papers by the component they stand for. */
  files: z.array(SentPaper).max(100),
  /** The draft this came from; it is removed in the same transaction. */
  draftId: z.uuid().optional(),
  /** Needed where an officer files for somebody. */
  applicant: Applicant.optional(),
  /** Where a citizen files for another, or the desk types at the counter for an agent: for whom, and by which mandate. */
  behalf: Behalf.optional(),
  /** The person allows that the papers are kept in their vault for next time. */
  keepUploads: z.boolean().default(false),
})

export interface SubmittedDossier {
  id: string
  code: string
  agencyId: string
  submittedAt: Date
}

/**
 * Files a dossier. It has its code from this moment and for ever (facts §1.3); the receipt with a due date comes on acceptance.
 * @param reuse what the draft brings from the person's vault
 * Throws `invalid` with a sentence per field or paper; `conflict` where this agency takes filings by the national portal only.
 */
export async function submitDossier(
  ctx: Ctx,
  input: z.input<typeof SubmitDossier>,
  channel: Channel = 'online',
  reuse: ReuseOfDraft = { prefilled: {}, held: [] },
): Promise<SubmittedDossier> {
  const given = check(ctx, SubmitDossier, input)
  const { procedureCode, agencyId, answers: raw, files, draftId } = given
  const owner = await applicantOfFiling(ctx, agencyId, channel, given)
  const { personId, name: applicantName, relation, submitter } = owner
  const today = vietnamDate(ctx.now)
  const version = await openForFiling(ctx, { procedureCode, agencyId }, channel, today)
  ensureLevel(ctx, version)
  const filed = await checkFiling(ctx, { personId, agencyId, version, raw, files, held: reuse.held })
  const prefix = codePrefix(await agencyCode(ctx, agencyId, today), today, await codeFormatOn(ctx, today))
  const { name } = filedAs(version, filed.answers)
  const fees = await feesFor(ctx, version, filed.answers, { agencyId, channel })
  const agencyName = (await agencyNames(ctx, [agencyId], today)).get(agencyId) ?? ''
  const receiveDue = await receiveBy(ctx, agencyId)
  const id = newId()
  return inTransaction(ctx, async (ctx) => {
    await owner.register?.(ctx)
    const code = await writeNewDossier(ctx, {
      ...{ id, agencyId, prefix, today, version, channel, owner, draftId },
      procedureName: name,
      answers: filed.answers,
      papers: filed.papers,
      fees,
    })
    await owner.settle?.(ctx, code)
    keepFiling(ctx, {
      ...{ personId, agencyId, dossierId: id, code, version, draftId, prefilled: reuse.prefilled },
      // Only the owner decides what stays in the owner's vault.
      keepUploads: given.keepUploads && relation === 'self',
      ...{ agencyName, answers: filed.answers, held: filed.held, uploads: filed.uploads },
    })
    const about = { agency_id: agencyId, id, code, procedure_name: name }
    tellSubmitted(ctx, { ...about, person_id: personId, relation, submitter })
    openReceiveTask(ctx, { agencyId, id, code, procedureName: name, applicantName }, receiveDue)
    appendAudit(ctx, {
      agencyId,
      action: 'dossiers.submit',
      subject: { kind: 'dossier', id, code },
      concerns: personId,
      data: { procedure: procedureCode, ...(submitter ? { relation, submitter: submitter.name } : {}) },
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
