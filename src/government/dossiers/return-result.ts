import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import type { DossierTable } from './tables.ts'

export const ReturnResult = z.object({
  how: z.enum(['online', 'counter', 'post']),
  note: z.string().trim().max(1000).default(''),
})

/** Gives the result to the citizen and closes the dossier (NĐ 61/2018 Đ20). Nothing is returned before it is issued. */
export async function returnResult(ctx: Ctx, key: DossierKey, input: z.input<typeof ReturnResult>): Promise<DossierTable> {
  const { how, note } = check(ctx, ReturnResult, input)
  return changeDossier(ctx, key, 'return', (row) => {
    if (!row.issued_at) throw conflict(text(ctx).notIssuedYet)
    return { set: { returned_at: ctx.now }, data: { how, note } }
  })
}
