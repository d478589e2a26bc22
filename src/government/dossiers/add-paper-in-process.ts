import { appendAudit } from '#foundation/audit'
import { findUploads } from '#foundation/files'
import { type Ctx, hasRole } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import { getDossierByCode } from './get-dossier.ts'
import { text } from './messages.ts'
import { addFiles } from './supplement-files.ts'

/**
 * Adds a paper that came in while other agencies do their parts: an upload of the officer's own, under a component code. For the desk and the specialists of
 * the agency. Throws not_found, forbidden, invalid (`file`: the upload is not theirs).
 */
export async function addPaperInProcess(
  ctx: Ctx,
  code: string,
  paper: { componentCode: string; uploadId: string },
): Promise<void> {
  const row = await getDossierByCode(ctx, code)
  ensure(ctx, hasRole(ctx.actor, 'one_stop', 'specialist'))
  const [upload] = await findUploads(ctx, [paper.uploadId])
  if (!upload) throw invalid(ctx, { file: text(ctx).fileGone })
  await inTransaction(ctx, async (ctx) => {
    await addFiles(ctx, row, [{ componentCode: paper.componentCode, upload }], 'processing')
    appendAudit(ctx, {
      agencyId: row.agency_id,
      action: 'dossiers.paper-added',
      subject: { kind: 'dossier', id: row.id, code: row.code },
      concerns: row.person_id,
      data: { sha256: upload.sha256 },
    })
  })
}
