import type { Ctx } from '#platform/context'
import type { DossierKey } from './change-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import type { DossierFile } from './list-dossier-files.ts'

/** The sealed result of an issued dossier, for who builds upon it. Asks nothing of the actor; throws not_found before it is issued. */
export async function sealedResult(ctx: Ctx, key: DossierKey): Promise<Omit<DossierFile, 'id'>> {
  const { sha256 } = await issuePaper(ctx, { ...key, kind: 'result', number: 1 })
  return { componentCode: 'result', name: 'ket-qua.pdf', mediaType: 'application/pdf', sha256 }
}
