import { keepUpload, type Upload } from '#foundation/files'
import { forgetDraft } from '#government/vault'
import type { Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { getDraft } from './get-draft.ts'
import { type Answers, tables } from './tables.ts'

/** Keeps the answers as typed, right or wrong: nothing typed is ever lost. */
export async function saveDraftAnswers(ctx: Ctx, draftId: string, answers: Answers): Promise<void> {
  const draft = await getDraft(ctx, draftId)
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .updateTable('draft')
      .set({ answers: json(answers), updated_at: ctx.now })
      .where('person_id', '=', draft.personId)
      .where('id', '=', draft.id)
      .execute()
  })
}

/**
 * Adds papers to a component of the draft. Each file is checked and stored before a row names it.
 * @param files `paperPages`: of the paper that was scanned, where it is one
 */
export async function addDraftFiles(
  ctx: Ctx,
  draftId: string,
  componentCode: string,
  files: { name: string; bytes: Uint8Array; paperPages?: number | undefined }[],
): Promise<void> {
  const draft = await getDraft(ctx, draftId)
  const uploads: (Upload & { paperPages: number | undefined })[] = []
  for (const file of files) uploads.push({ ...(await keepUpload(ctx, file)), paperPages: file.paperPages })
  if (uploads.length === 0) return
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('draft_file')
      .values(
        uploads.map((upload) => ({
          person_id: draft.personId,
          draft_id: draft.id,
          id: upload.id,
          component_code: componentCode,
          name: upload.name,
          media_type: upload.mediaType,
          size: upload.size,
          sha256: upload.sha256,
          paper_pages: upload.paperPages ?? null,
        })),
      )
      .execute()
  })
}

export async function removeDraftFile(ctx: Ctx, draftId: string, fileId: string): Promise<void> {
  const draft = await getDraft(ctx, draftId)
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .deleteFrom('draft_file')
      .where('person_id', '=', draft.personId)
      .where('draft_id', '=', draft.id)
      .where('id', '=', fileId)
      .execute()
  })
}

export async function dropDraft(ctx: Ctx, draftId: string): Promise<void> {
  const draft = await getDraft(ctx, draftId)
  await inTransaction(ctx, async (ctx) => {
    forgetDraft(ctx, draft.personId, draft.id)
    await tables(ctx).deleteFrom('draft').where('person_id', '=', draft.personId).where('id', '=', draft.id).execute()
  })
}
