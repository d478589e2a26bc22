import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { invalid } from '#platform/errors'
import { formatDate } from '#platform/time'
import { nameOfPaper } from './keep-filing.ts'
import { text } from './messages.ts'
import { type Application, issuedPapers } from './papers-for.ts'

export interface Demand {
  /** A component's code, or a part of the form. */
  target: string
  /** Why the paper that this agency issued cannot serve, in the officer's words. */
  whyNotIssued?: string | undefined
}

/**
 * Refuses to ask a person for a paper that this agency or one before it issued itself and that is valid today: information is given once only
 * (NĐ 224/2026 Đ15.1.d, facts §1.6). Where the officer says in writing why it cannot serve, that is recorded for the person to see. Throws
 * `invalid` with the rule beside each such demand (`whyNot.TP02`).
 */
export async function ensureNotIssued(
  ctx: Ctx,
  dossier: Application & { dossierId: string; code: string },
  demands: readonly Demand[],
): Promise<void> {
  if (!demands.some((demand) => dossier.version.components.some((component) => component.code === demand.target))) return
  const issued = new Map((await issuedPapers(ctx, dossier)).map((held) => [held.componentCode, held.paper]))
  const errors: Record<string, string> = {}
  for (const { target, whyNotIssued } of demands) {
    const paper = issued.get(target)
    if (!paper) continue
    if (!whyNotIssued)
      errors[`whyNot.${target}`] = text(ctx).alreadyIssued(nameOfPaper(paper), formatDate(paper.issued_on), paper.dossier_code)
    else
      appendAudit(ctx, {
        agencyId: dossier.agencyId,
        action: 'vault.issued-not-enough',
        subject: { kind: 'dossier', id: dossier.dossierId, code: dossier.code },
        concerns: dossier.personId,
        reason: whyNotIssued,
        data: { component: target, sha256: paper.sha256 },
      })
  }
  if (Object.keys(errors).length > 0) throw invalid(ctx, errors)
}
