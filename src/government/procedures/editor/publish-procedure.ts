import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { afterCommit, inTransaction, json, newId } from '#platform/database'
import { check, conflict, ensure, invalid, notFound } from '#platform/errors'
import { addDays, formatDate, formatDateTime, vietnamDate } from '#platform/time'
import { mayEditProcedures } from '../permissions.ts'
import { forgetRegister } from '../procedure-register.ts'
import { tables } from '../tables.ts'
import { checkContent } from './check-content.ts'
import { compareVersions } from './compare-versions.ts'
import { editorText } from './editor-messages.ts'
import { ProcedureContent } from './procedure-content.ts'

export const PublishProcedure = z.object({
  code: z.string().max(20),
  /** The draft's version that was looked at. */
  version: z.coerce.number().int(),
  /** First day, tomorrow or later. */
  validFrom: z.iso.date(),
  /** The decision that announces it, or why. */
  basis: z.string().trim().min(5).max(500),
})

/**
 * Publishes the draft from a day on; the version before it ends on the eve, in the same transaction, and a later one keeps its day.
 * A version begins tomorrow at the earliest: a dossier keeps the version in force when it was filed, so nothing may begin before what
 * has already been filed. Errors: forbidden, not_found, invalid, conflict. @returns the new version's id
 */
export async function publishProcedure(ctx: Ctx, input: z.input<typeof PublishProcedure>): Promise<string> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  const t = editorText(ctx)
  const { code, version, validFrom, basis } = check(ctx, PublishProcedure, input)
  if (validFrom <= vietnamDate(ctx.now)) throw invalid(ctx, { validFrom: t.notBeforeTomorrow })
  return inTransaction(ctx, async (ctx) => {
    // Everybody who publishes this procedure stands in line here.
    const draft = await tables(ctx)
      .selectFrom('procedure_draft')
      .selectAll()
      .where('code', '=', code)
      .forUpdate()
      .executeTakeFirst()
    if (!draft) throw notFound(ctx)
    if (draft.version !== version) throw conflict(t.changedMeanwhile(draft.changed_by_name, formatDateTime(draft.changed_at)))
    const content = check(ctx, ProcedureContent, draft.data)
    if (checkContent(content, ctx.locale).some((one) => one.level === 'error')) throw invalid(ctx, { _: t.notReady })
    const versions = await tables(ctx)
      .selectFrom('procedure_version')
      .selectAll()
      .where('code', '=', code)
      .orderBy('valid_from')
      .forUpdate()
      .execute()
    if (versions.some((one) => one.valid_from === validFrom)) throw invalid(ctx, { validFrom: t.sameDay(formatDate(validFrom)) })
    const before = versions.findLast((one) => one.valid_from < validFrom)
    const after = versions.find((one) => one.valid_from > validFrom)
    const { validFrom: _from, validTo: _to, ...standing } = before?.data ?? {}
    if (compareVersions(ProcedureContent.safeParse(standing).data ?? standing, content).length === 0)
      throw invalid(ctx, { _: t.nothingChanged })
    const ends = before !== undefined && (before.valid_to === null || before.valid_to >= validFrom)
    if (ends)
      await tables(ctx)
        .updateTable('procedure_version')
        .set({ valid_to: addDays(validFrom, -1) })
        .where('id', '=', before.id)
        .execute()
    const id = newId()
    await tables(ctx)
      .insertInto('procedure_version')
      .values({
        id,
        code,
        name: content.name,
        domain: content.domain,
        valid_from: validFrom,
        // Where the version before had an end of its own, it stays the end.
        valid_to: ends ? before.valid_to : after ? addDays(after.valid_from, -1) : null,
        demo: false,
        data: json(content),
        basis,
        published_by_name: 'name' in ctx.actor ? ctx.actor.name : '',
        published_at: ctx.now,
        ends_previous: ends,
      })
      .execute()
    await tables(ctx).deleteFrom('procedure_draft').where('code', '=', code).execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'procedures.version-published',
      subject: { kind: 'procedure', id, code },
      reason: basis,
      data: { validFrom, endsBefore: ends ? before.id : null },
    })
    afterCommit(ctx, () => forgetRegister(ctx))
    return id
  })
}
