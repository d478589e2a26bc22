import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { ensureAssurance } from '#foundation/identity'
import { getProcedure } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { check, ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { hashOfCode, newCode, shownCode } from './assistance-code.ts'
import { may } from './permissions.ts'
import { ruleOn } from './rule-on.ts'
import { tables } from './tables.ts'

export const MakeAssistanceCode = z.object({
  procedureCode: z.string().trim().min(1).max(20),
  /** Whether the owner's account may be filled in before the helper's eyes. */
  shareAccount: z.boolean().default(false),
})

export interface MadeCode {
  id: string
  /** `48291 37750`; shown this once, kept nowhere. */
  code: string
  procedureName: string
  expiresAt: Date
}

/**
 * The owner agrees that somebody files one dossier of this procedure for them: whoever is told the code. Needs the level of identity that the procedure
 * asks for, as if the owner filed. Throws forbidden, not_found, invalid.
 */
export async function makeAssistanceCode(ctx: Ctx, input: z.input<typeof MakeAssistanceCode>): Promise<MadeCode> {
  const { actor } = ctx
  ensure(ctx, may.give(actor))
  if (actor.kind !== 'citizen') throw new Error('may.give lets citizens through alone')
  const { procedureCode, shareAccount } = check(ctx, MakeAssistanceCode, input)
  const today = vietnamDate(ctx.now)
  const version = await getProcedure(ctx, procedureCode, today)
  ensureAssurance(ctx, version.identityLevel ?? 2)
  const { code_minutes } = await ruleOn(ctx, today)
  const expiresAt = new Date(ctx.now.getTime() + code_minutes * 60_000)
  const id = newId()
  const code = newCode()
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx).deleteFrom('assistance_code').where('expires_at', '<=', ctx.now).execute()
    await tables(ctx)
      .insertInto('assistance_code')
      .values({ hash: hashOfCode(ctx, code), person_id: actor.personId, assistance_id: id, expires_at: expiresAt })
      .execute()
    await tables(ctx)
      .insertInto('assistance')
      .values({
        person_id: actor.personId,
        id,
        owner_name: actor.name,
        procedure_code: version.code,
        procedure_name: version.name,
        share_account: shareAccount,
        created_at: ctx.now,
        expires_at: expiresAt,
      })
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'mandates.code-made',
      subject: { kind: 'assistance', id },
      concerns: actor.personId,
      data: { procedure: version.code },
    })
    // A repeated form leads to the list: the code itself is not kept to be shown again.
    rememberResult(ctx, { location: '/uy-quyen', status: 201, body: { id } })
  })
  return { id, code: shownCode(code), procedureName: version.name, expiresAt }
}
