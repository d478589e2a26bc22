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
 * (NĐ 224/2026 Đ15.1.d, facts §1.6), unless the officer says in writing why it cannot serve. Throws `invalid` with the rule beside each such demand
 * (`whyNot.TP02`).
 * @returns what records those reasons for the person to see, to be called in the transaction of the demand
 */
export async function ensureNotIssued(
  ctx: Ctx,
  dossier: Application & { dossierId: string; code: string },
  demands: readonly Demand[],
): Promise<(ctx: Ctx) => void> {
  const isPaper = (target: string) => dossier.version.components.some((component) => component.code === target)
  if (!demands.some((demand) => isPaper(demand.target))) return () => {}
  const issued = new Map((await issuedPapers(ctx, dossier)).map((held) => [held.componentCode, held.paper]))
  const known = demands.flatMap((demand) => {
    const paper = issued.get(demand.target)
    return paper ? [{ ...demand, paper }] : []
  })
  const unsaid = known.filter((demand) => !demand.whyNotIssued)
  if (unsaid.length > 0)
    throw invalid(
      ctx,
      Object.fromEntries(
        unsaid.map(({ target, paper }) => [
          `whyNot.${target}`,
          text(ctx).alreadyIssued(nameOfPaper(paper), formatDate(paper.issued_on), paper.dossier_code),
        ]),
      ),
    )
  return (ctx) => {
    for (const { target, whyNotIssued, paper } of known)
      appendAudit(ctx, {
        agencyId: dossier.agencyId,
        action: 'vault.issued-not-enough',
        subject: { kind: 'dossier', id: dossier.dossierId, code: dossier.code },
        concerns: dossier.personId,
        reason: whyNotIssued ?? '',
        data: { component: target, sha256: paper.sha256 },
      })
  }
}
