import { createHash } from 'node:crypto'
import { agencyNames, findAgencyByCode } from '#foundation/organizations'
import { type SealedCopy, verifySealedPdf } from '#foundation/signatures'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { parseDossierCode } from './dossier-code.ts'
import { toldStatus } from './dossier-status.ts'
import type { PaperKind } from './paper-kinds.ts'
import { type DossierTable, tables } from './tables.ts'

export interface CheckedPaper {
  kind: PaperKind
  number: number
  sealedAt: Date
  sha256: string
}

export interface PublicProof {
  code: string
  agencyName: string
  status: DossierTable['status']
  papers: CheckedPaper[]
}

/** What anybody may know of a code's papers: which were sealed, when, by whom, with which digest; nothing of the person. */
export async function findProof(ctx: Ctx, code: string): Promise<PublicProof | undefined> {
  const parsed = parseDossierCode(code)
  const agency = parsed && (await findAgencyByCode(ctx, parsed.agencyCode, parsed.day))
  if (!parsed || !agency) return undefined
  const row = await tables(ctx)
    .selectFrom('dossier')
    .select(['id', 'code', 'status', 'awaits_parts'])
    .where('agency_id', '=', agency.id)
    .where('code', '=', parsed.code)
    .executeTakeFirst()
  if (!row) return undefined
  const papers = await tables(ctx)
    .selectFrom('paper')
    .selectAll()
    .where('agency_id', '=', agency.id)
    .where('dossier_id', '=', row.id)
    .orderBy('sealed_at')
    .execute()
  const names = await agencyNames(ctx, [agency.id], vietnamDate(ctx.now))
  return {
    code: row.code,
    agencyName: names.get(agency.id) ?? '',
    status: toldStatus(row),
    papers: papers.map((paper) => ({
      kind: paper.kind as PaperKind,
      number: paper.number,
      sealedAt: paper.sealed_at,
      sha256: paper.sha256,
    })),
  }
}

export interface CheckedCopy {
  /** The paper it is, byte for byte; undefined for anything else. */
  paper: CheckedPaper | undefined
  seal: SealedCopy
}

/** Compares a copy with the papers of a code, and checks its own seal: an altered copy fails both. */
export async function checkCopy(ctx: Ctx, proof: PublicProof, pdf: Uint8Array): Promise<CheckedCopy> {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return {
    paper: proof.papers.find((paper) => paper.sha256 === sha256),
    seal: await verifySealedPdf(pdf, [await ctx.ports.signer.rootCertificate()]),
  }
}
