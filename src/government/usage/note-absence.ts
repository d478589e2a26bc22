import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { check, ensure, invalid, notFound } from '#platform/errors'
import { addDays, isCivilDate, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayNoteAbsence } from './permissions.ts'
import { askRecount } from './recount-work.ts'
import { tables } from './tables.ts'

const MOST_DAYS = 366

export const NoteAbsence = z.object({
  /** The officer's own agency and themselves unless given. */
  agencyId: z.uuid().optional(),
  personId: z.uuid().optional(),
  /** Civil days, both included. */
  from: z.string(),
  to: z.string(),
})

/**
 * Notes days on which an officer was away (leave, sickness, training): working time stands still for them. Why is not asked. Errors: unauthenticated,
 * forbidden, invalid (`from`, `to`).
 */
export async function noteAbsence(ctx: Ctx, input: z.input<typeof NoteAbsence>): Promise<string> {
  const { actor } = ctx
  const asked = check(ctx, NoteAbsence, input)
  const of = {
    agencyId: asked.agencyId ?? (actor.kind === 'officer' ? actor.agencyId : ''),
    personId: asked.personId ?? (actor.kind === 'officer' ? actor.personId : ''),
  }
  ensure(ctx, mayNoteAbsence(actor, of))
  if (!mayNoteAbsence(actor, of)) throw notFound(ctx)
  const t = text(ctx)
  const { from, to } = asked
  if (!isCivilDate(from)) throw invalid(ctx, { from: t.wrongDay })
  if (!isCivilDate(to)) throw invalid(ctx, { to: t.wrongDay })
  if (to < from) throw invalid(ctx, { to: t.endsBefore })
  if (addDays(from, MOST_DAYS) < to) throw invalid(ctx, { to: t.tooLong })
  const id = newId()
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('absence')
      .values({
        ...{ agency_id: of.agencyId, id, person_id: of.personId, valid_from: from, valid_to: to },
        ...{ noted_by: actor.personId, noted_by_name: actor.name, noted_at: ctx.now },
      })
      .execute()
    entered(ctx, 'usage.absence-noted', of, { id, from, to })
    rememberResult(ctx, { location: '/su-dung/cua-toi' })
  })
  return id
}

/** Takes days of absence back. Errors: unauthenticated, not_found. */
export async function dropAbsence(ctx: Ctx, key: { agencyId: string; id: string }): Promise<void> {
  const { actor } = ctx
  ensure(ctx, actor.kind === 'officer')
  await inTransaction(ctx, async (ctx) => {
    const row = await tables(ctx)
      .selectFrom('absence')
      .selectAll()
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .forUpdate()
      .executeTakeFirst()
    const of = { agencyId: key.agencyId, personId: row?.person_id ?? '' }
    if (!row || !mayNoteAbsence(actor, of)) throw notFound(ctx)
    await tables(ctx).deleteFrom('absence').where('agency_id', '=', key.agencyId).where('id', '=', key.id).execute()
    entered(ctx, 'usage.absence-dropped', of, { id: key.id, from: row.valid_from, to: row.valid_to })
    rememberResult(ctx, { location: '/su-dung/cua-toi' })
  })
}

/** Enters it in the audit; what was in their hand over these days was ended later, so the count goes on to today. */
function entered(
  ctx: Ctx,
  action: 'usage.absence-noted' | 'usage.absence-dropped',
  { agencyId, personId }: { agencyId: string; personId: string },
  data: { id: string; from: string; to: string },
): void {
  appendAudit(ctx, { agencyId, action, subject: { kind: 'person', id: personId }, concerns: personId, data })
  const today = vietnamDate(ctx.now)
  if (data.from <= today) askRecount(ctx, { agencyId, from: data.from, to: today })
}
