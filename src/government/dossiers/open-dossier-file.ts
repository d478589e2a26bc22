import { asSystem, type Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { ensureMayOpenResult, isAgentOf } from './filing-for-another.ts'
import { getDossierByCode, getDossierView, getFiledDossier, noteOpening } from './get-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import { isPaperKind } from './paper-kinds.ts'

export interface OpenedFile {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/**
 * A sealed paper of a dossier, for whoever may see it; the confirmation for a helper who filed it too. The result is the owner's: an agent collects it
 * by a mandate that says so. Throws not_found; `conflict` with the rule.
 */
export async function openDossierPaper(ctx: Ctx, code: string, kind: string, number: number): Promise<OpenedFile> {
  const filed = kind === 'confirmation' && ctx.actor.kind === 'citizen'
  const row = await (filed ? getFiledDossier(ctx, code) : getDossierByCode(ctx, code))
  if (!isPaperKind(kind) || !Number.isInteger(number) || number < 1 || number > 99) throw notFound(ctx)
  if (kind === 'result') await ensureMayOpenResult(ctx, row)
  // The job makes it within seconds; whoever asks sooner does not wait for it.
  const paper = await issuePaper(asSystem(ctx, 'dinh'), { agencyId: row.agency_id, dossierId: row.id, kind, number })
  await noteOpening(ctx, row)
  return { name: `${row.code}-${kind}.pdf`, mediaType: 'application/pdf', bytes: await ctx.ports.files.get(paper.sha256) }
}

/** A filed paper as it was sent, for owner and agency. An agent has their own copies; what came from the owner's vault is not theirs to open. */
export async function openDossierFile(ctx: Ctx, code: string, id: string): Promise<OpenedFile> {
  const { row, files } = await getDossierView(ctx, code)
  const file = files.find((one) => one.id === id)
  if (!file || isAgentOf(ctx, row)) throw notFound(ctx)
  return { name: file.name, mediaType: file.media_type, bytes: await ctx.ports.files.get(file.sha256) }
}
