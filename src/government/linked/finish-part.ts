import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { noteFacts } from '#foundation/evidence'
import { findUploads } from '#foundation/files'
import { closeTasks } from '#foundation/tasks'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { formatDateTime, vietnamDate } from '#platform/time'
import { partRow } from './get-part.ts'
import { text } from './messages.ts'
import { tellLead } from './open-part.ts'
import { mayDoPart } from './permissions.ts'
import { type PartTable, tables, visibleParts } from './tables.ts'

export const FinishPart = z.object({
  outcome: z.enum(['done', 'returned']),
  /** Number of the result: of the register, the card or the notice. */
  resultNumber: z.string().trim().max(100).default(''),
  /** Why it goes back, or what the citizen should know. */
  note: z.string().trim().max(4000).default(''),
  /** An upload of the officer's own: the electronic copy of the result. */
  uploadId: z.union([z.literal(''), z.uuid()]).optional(),
})

export type PartAnswer = z.input<typeof FinishPart>

/**
 * The doing agency answers: done with the number of its result, or returned with what is lacking. The lead agency and the citizen learn of it by an event.
 * Throws not_found for another agency's part, conflict where it was answered already (who, when) or the dossier has ended.
 */
export async function finishPart(ctx: Ctx, partId: string, input: PartAnswer): Promise<PartTable> {
  const { outcome, resultNumber, note, uploadId } = check(ctx, FinishPart, input)
  const t = text(ctx)
  const known = await partRow(ctx, partId)
  ensure(ctx, mayDoPart(ctx.actor, known))
  if (outcome === 'done' && !resultNumber) throw invalid(ctx, { resultNumber: t.numberNeeded })
  if (outcome === 'returned' && note.length < 10) throw invalid(ctx, { note: t.reasonNeeded })
  if (outcome === 'returned' && uploadId) throw invalid(ctx, { file: t.fileWithReturn })
  const [kept] = uploadId && outcome === 'done' ? await findUploads(ctx, [uploadId]) : []
  if (uploadId && outcome === 'done' && !kept) throw invalid(ctx, { file: t.fileGone })
  return inTransaction(ctx, async (ctx) => {
    const part = ensureVisible(
      ctx,
      await visibleParts(ctx)
        .selectAll()
        .where('agency_id', '=', known.agency_id)
        .where('id', '=', partId)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (part.state === 'cancelled') throw conflict(t.dossierEnded)
    if (part.state !== 'open')
      throw conflict(t.answeredAlready(part.closed_by_name, part.closed_at ? formatDateTime(part.closed_at) : ''))
    const name = 'name' in ctx.actor ? ctx.actor.name : ''
    const set = {
      state: outcome,
      closed_at: ctx.now,
      closed_by: personIdOf(ctx.actor) ?? null,
      closed_by_name: name,
      result_number: resultNumber,
      answer_note: note,
    }
    await tables(ctx).updateTable('part').set(set).where('agency_id', '=', part.agency_id).where('id', '=', partId).execute()
    await closeTasks(ctx, { agencyId: part.agency_id, subjectId: partId })
    noteFacts(ctx, part.agency_id, [vietnamDate(ctx.now)])
    tellLead(ctx, part, {
      state: outcome,
      at: ctx.now.toISOString(),
      resultNumber,
      note,
      byName: name,
      file: kept ? { name: kept.name, sha256: kept.sha256, mediaType: kept.mediaType } : null,
    })
    appendAudit(ctx, {
      agencyId: part.agency_id,
      action: outcome === 'done' ? 'linked.part-done' : 'linked.part-returned',
      subject: { kind: 'dossier', id: part.dossier_id, code: part.dossier_code },
      concerns: part.person_id,
      data: { part: part.step_code, round: part.round, note, number: resultNumber },
    })
    rememberResult(ctx, { location: '/lien-thong' })
    return { ...part, ...set }
  })
}
