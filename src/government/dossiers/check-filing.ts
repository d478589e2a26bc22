import { z } from 'zod'
import { ensureDossierFits, findUploads } from '#foundation/files'
import { type Answers, checkWhole, type ProcedureVersion } from '#government/procedures'
import { type HeldPaper, issuedPapers } from '#government/vault'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { invalid } from '#platform/errors'
import { text } from './messages.ts'

interface Filed {
  personId: string
  agencyId: string
  version: ProcedureVersion
  raw: Answers
  files: readonly z.output<typeof SentPaper>[]
  /** Papers of the person's vault that take the place of uploads. */
  held: readonly HeldPaper[]
}

/** A paper as it is sent: the component it stands for, and the upload. */
export const SentPaper = z.object({
  componentCode: z.string().max(20),
  uploadId: z.uuid(),
  /** Pages of the paper that was scanned at the counter; absent for what was electronic already. */
  paperPages: z.int().min(1).max(9999).optional(),
})

/** A paper of a dossier that is being filed. */
export interface FiledPaper {
  id: string
  component_code: string
  name: string
  media_type: string
  size: number
  sha256: string
  paper_pages?: number | undefined
}

/**
 * Checks answers and papers of a filing. A paper that is missing is looked for among those the agency issued itself, before anybody is asked for it
 * (facts §1.6). Throws `invalid` with a sentence per field or paper.
 */
export async function checkFiling(
  ctx: Ctx,
  { personId, agencyId, version, raw, files, held }: Filed,
): Promise<{ answers: Answers; uploads: FiledPaper[]; papers: FiledPaper[]; held: HeldPaper[] }> {
  const ids = files.map((file) => file.uploadId)
  const known = ids.length > 0 ? await findUploads(ctx, ids) : []
  const chosen = files.map((file) => ({ ...file, upload: known.find((upload) => upload.id === file.uploadId) }))
  const present = [...chosen.filter((file) => file.upload), ...held].map((file) => file.componentCode)
  const { errors, answers } = checkWhole(ctx, version, raw, present)
  // What stands for no component of this procedure would be seen by nobody, or by everybody.
  if (files.some((file) => !version.components.some((component) => component.code === file.componentCode)))
    errors.files = text(ctx).noSuchComponent
  ensureDossierFits(
    ctx,
    known.map((upload) => upload.size),
  )
  const standing = [...held]
  if (version.components.some((component) => errors[component.code]))
    for (const issued of await issuedPapers(ctx, { personId, agencyId, version, answers })) {
      if (!errors[issued.componentCode]) continue
      delete errors[issued.componentCode]
      standing.push(issued)
    }
  if (chosen.some((file) => !file.upload)) errors.files = text(ctx).uploadGone
  if (Object.keys(errors).length > 0) throw invalid(ctx, errors)
  const uploads = chosen.map(({ componentCode, upload, paperPages }) => ({
    id: newId(),
    component_code: componentCode,
    name: upload!.name,
    media_type: upload!.mediaType,
    size: upload!.size,
    sha256: upload!.sha256,
    paper_pages: paperPages,
  }))
  // By reference: the same bytes under the same digest, no second copy.
  const references = standing.map(({ componentCode, paper }) => ({
    id: newId(),
    component_code: componentCode,
    name: paper.file_name,
    media_type: paper.media_type,
    size: paper.size,
    sha256: paper.sha256,
  }))
  return { answers, uploads, papers: [...uploads, ...references], held: standing }
}
