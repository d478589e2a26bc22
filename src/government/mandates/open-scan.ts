import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensureVisible } from '#platform/errors'
import { may } from './permissions.ts'
import { getMandate } from './valid-mandate.ts'

/** The scan of a mandate on paper, with its bytes; that it was opened is evidence. Throws not_found for whoever may not. */
export async function openScan(
  ctx: Ctx,
  key: { ownerId: string; mandateId: string },
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const row = await getMandate(ctx, key)
  const sha256 = ensureVisible(ctx, may.openScan(ctx.actor, row) ? row.scan_sha256 : undefined)
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) =>
    appendAudit(ctx, {
      agencyId: row.agency_id,
      action: 'mandates.scan-opened',
      subject: { kind: 'mandate', id: row.id },
      concerns: row.person_id,
    }),
  )
  return { name: row.scan_name ?? '', mediaType: row.scan_media_type ?? '', bytes: await ctx.ports.files.get(sha256) }
}
