import { z } from 'zod'
import { isIdNumber } from '#foundation/identity'
import type { Ctx } from '#platform/context'
import { check, conflict, invalid } from '#platform/errors'
import { isPersonName, tidyName } from '#platform/vietnamese'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import type { DossierTable } from './tables.ts'

export const ReturnResult = z.object({
  how: z.enum(['online', 'counter', 'post']),
  note: z.string().trim().max(1000).default(''),
  /** At the counter: who came and by what right (NĐ 118/2025 Đ6). */
  collector: z
    .object({
      by: z.enum(['owner', 'proxy']),
      shown: z.enum(['receipt', 'identity']),
      name: z.string().transform(tidyName).pipe(z.string().max(120)).default(''),
      idNumber: z.string().trim().max(20).default(''),
      mandate: z.string().trim().max(500).default(''),
    })
    .optional(),
})

/**
 * Gives the result to the citizen and closes the dossier (NĐ 61/2018 Đ20). Nothing is returned before it is issued, nor while
 * another agency still owes its part (Đ19.7). At the counter the receipt is
 * shown, or an identity paper where it is lost; a proxy needs a mandate (NĐ 118/2025 Đ6).
 */
export async function returnResult(ctx: Ctx, key: DossierKey, input: z.input<typeof ReturnResult>): Promise<DossierTable> {
  const { how, note, collector } = check(ctx, ReturnResult, input)
  if (how === 'counter' && !collector) throw invalid(ctx, { collector: text(ctx).collectNeeded })
  if (how !== 'counter' && collector?.by === 'proxy') throw invalid(ctx, { how: text(ctx).proxyComesInPerson })
  if (collector?.by === 'proxy' && !(isPersonName(collector.name) && isIdNumber(collector.idNumber) && collector.mandate))
    throw invalid(ctx, { 'collector.name': text(ctx).collectProxyNeeded })
  return changeDossier(ctx, key, 'return', (row) => {
    if (!row.issued_at) throw conflict(text(ctx).notIssuedYet)
    if (row.awaits_parts > 0) throw conflict(text(ctx).partsOpen(row.awaits_parts))
    return { set: { returned_at: ctx.now }, data: { how, note, ...(how === 'counter' ? { collector } : {}) } }
  })
}
