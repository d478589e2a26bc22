import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { invalid, notFound } from '#platform/errors'
import { acceptDossier } from './accept-dossier.ts'
import { getDraft } from './get-draft.ts'
import { text } from './messages.ts'
import { type SubmittedDossier, submitDossier } from './submit-dossier.ts'

/**
 * Files what the desk typed for the person at the counter and accepts it in the same transaction: complete papers are received at once, with form
 * 01 (NĐ 61/2018 Đ17.1.c), or without where the result is given on the spot (Đ17.4). That the owner (or their agent) stood there and agreed is noted
 * by the officer and enters the audit with both names; without it nothing is filed for anybody. Throws `invalid` with a sentence per field or paper.
 */
export async function fileAtCounter(
  ctx: Ctx,
  draftId: string,
  input: { onTheSpot: boolean; consents: boolean },
): Promise<SubmittedDossier> {
  const draft = await getDraft(ctx, draftId)
  if (draft.relation !== 'desk' && draft.relation !== 'mandate') throw notFound(ctx)
  if (!input.consents) throw invalid(ctx, { consents: text(ctx).counterConsentNeeded })
  return inTransaction(ctx, async (ctx) => {
    const filed = await submitDossier(
      ctx,
      {
        procedureCode: draft.procedureCode,
        agencyId: draft.agencyId,
        answers: draft.answers,
        files: draft.files.map(({ id, componentCode, paperPages }) => ({ componentCode, uploadId: id, paperPages })),
        draftId: draft.id,
      },
      'counter',
    )
    await acceptDossier(ctx, { agencyId: filed.agencyId, dossierId: filed.id }, { onTheSpot: input.onTheSpot })
    appendAudit(ctx, {
      agencyId: filed.agencyId,
      action: 'dossiers.consent-noted',
      subject: { kind: 'dossier', id: filed.id, code: filed.code },
      concerns: draft.ownerId ?? null,
      data: { owner: draft.ownerName, relation: draft.relation },
    })
    rememberResult(ctx, { location: `/quay/xong/${filed.code}` })
    return filed
  })
}
