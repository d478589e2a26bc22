import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { getDossierByCode } from '#government/dossiers'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { check, ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { mayDeclare, mayNoteComplaint } from './permissions.ts'
import { tables } from './tables.ts'

export const NoteComplaint = z.object({
  code: z.string().trim().min(5).max(60),
  /** Whether it was found true: a false one does not count (TT 01/2018/TT-VPCP Đ14). */
  upheld: z.boolean(),
  note: z.string().trim().min(5).max(1000),
})

/** The leader notes a complaint about conduct in one dossier; noted again, the last word holds. */
export async function noteComplaint(ctx: Ctx, input: z.input<typeof NoteComplaint>): Promise<void> {
  ensure(ctx, mayDeclare(ctx.actor))
  const { code, upheld, note } = check(ctx, NoteComplaint, input)
  const dossier = await getDossierByCode(ctx, code)
  ensure(ctx, mayNoteComplaint(ctx.actor, dossier))
  const { personId, name } = ctx.actor as Officer
  const said = { upheld, note, noted_on: vietnamDate(ctx.now), noted_by: personId, noted_by_name: name, noted_at: ctx.now }
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('complaint')
      .values({ agency_id: dossier.agency_id, dossier_id: dossier.id, dossier_code: dossier.code, ...said })
      .onConflict((clash) => clash.columns(['agency_id', 'dossier_id']).doUpdateSet(said))
      .execute()
    appendAudit(ctx, {
      agencyId: dossier.agency_id,
      action: 'assessment.complaint-noted',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
      data: { upheld },
    })
    rememberResult(ctx, { location: '/bao-cao/mot-cua/ke-khai' })
  })
}
