import type { Ctx } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { notFound } from '#platform/errors'
import { acceptDossier } from './accept-dossier.ts'
import { getDraft } from './get-draft.ts'
import { type SubmittedDossier, submitDossier } from './submit-dossier.ts'

/**
 * Files what the desk typed for the person at the counter and accepts it in the same transaction: complete papers are received at once, with form
 * 01 (NĐ 61/2018 Đ17.1.c), or without where the result is given on the spot (Đ17.4). Throws `invalid` with a sentence per field or paper.
 */
export async function fileAtCounter(ctx: Ctx, draftId: string, input: { onTheSpot: boolean }): Promise<SubmittedDossier> {
  const draft = await getDraft(ctx, draftId)
  if (draft.relation !== 'desk') throw notFound(ctx)
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
    rememberResult(ctx, { location: `/quay/xong/${filed.code}` })
    return filed
  })
}
