import type { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { invalid } from '#platform/errors'
import { acceptDossier } from './accept-dossier.ts'
import { text } from './messages.ts'
import { type SubmitDossier, submitDossier } from './submit-dossier.ts'
import type { DossierTable } from './tables.ts'

/**
 * Files at the counter and accepts in the same transaction: complete papers are received at once, with form 01 (NĐ 61/2018 Đ17.1.c), or without where the
 * result is given on the spot (Đ17.4). That the owner (or their agent) stood there and agreed is noted by the officer and enters the audit with both
 * names; without it nothing is filed for anybody. Throws as submitDossier and acceptDossier; `invalid` (`consents`).
 */
export async function fileAndAccept(
  ctx: Ctx,
  filing: z.input<typeof SubmitDossier>,
  { onTheSpot, consents }: { onTheSpot: boolean; consents: boolean },
): Promise<DossierTable> {
  if (!consents) throw invalid(ctx, { consents: text(ctx).counterConsentNeeded })
  return inTransaction(ctx, async (ctx) => {
    const { agencyId, id, code, submittedAt } = await submitDossier(ctx, filing, 'counter')
    const row = await acceptDossier(ctx, { agencyId, dossierId: id }, { onTheSpot })
    appendAudit(ctx, {
      agencyId,
      action: 'dossiers.consent-noted',
      subject: { kind: 'dossier', id, code },
      concerns: row.person_id,
      data: { owner: row.applicant_name, relation: row.relation },
    })
    // Both doors, as of submitDossier.
    const body = {
      code,
      id,
      submittedAt: submittedAt.toISOString(),
      status: row.status,
      dueAt: row.due_at?.toISOString() ?? null,
    }
    rememberResult(ctx, { location: `/quay/xong/${code}`, status: 201, body })
    return row
  })
}
