import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { fileAndAccept } from './file-and-accept.ts'
import { getDraft } from './get-draft.ts'
import type { DossierTable } from './tables.ts'

/** Files what the desk typed for the person at the counter, and accepts it. Throws as fileAndAccept; `not_found` for a draft that is no desk's. */
export async function fileAtCounter(
  ctx: Ctx,
  draftId: string,
  noted: { onTheSpot: boolean; consents: boolean },
): Promise<DossierTable> {
  const draft = await getDraft(ctx, draftId)
  if (draft.relation !== 'desk' && draft.relation !== 'mandate') throw notFound(ctx)
  const { procedureCode, agencyId, answers } = draft
  const files = draft.files.map(({ id, componentCode, paperPages }) => ({ componentCode, uploadId: id, paperPages }))
  return fileAndAccept(ctx, { procedureCode, agencyId, answers, files, draftId: draft.id }, noted)
}
