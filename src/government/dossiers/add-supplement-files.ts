import { keepUpload } from '#foundation/files'
import type { Ctx } from '#platform/context'
import type { Form } from '#platform/pages'
import { supplySupplement } from './supply-supplement.ts'
import type { DossierTable } from './tables.ts'

/** Takes a supplement as a page sends it: files by what they were asked for, and a note. Files are kept first, then named. */
export async function addSupplementFiles(
  ctx: Ctx,
  row: DossierTable,
  form: Form,
  targets: readonly string[],
): Promise<DossierTable> {
  const files: { componentCode: string; uploadId: string }[] = []
  for (const target of targets) {
    for (const file of form.files(`file.${target}`)) {
      if (file.size === 0) continue
      const upload = await keepUpload(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      files.push({ componentCode: target.slice(0, 20), uploadId: upload.id })
    }
  }
  return supplySupplement(ctx, { agencyId: row.agency_id, dossierId: row.id }, { files, note: form.get('note') ?? '' })
}
