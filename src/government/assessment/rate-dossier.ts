import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { noteFacts } from '#foundation/evidence'
import { getDossierByCode, toldStatus } from '#government/dossiers'
import type { Ctx } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { check, conflict, ensure } from '#platform/errors'
import { formatDate, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayRate } from './permissions.ts'
import { changeableUntil, isFinished } from './rating-rules.ts'
import { type Level, type RatingTable, tables } from './tables.ts'

const level = z.coerce
  .number()
  .refine((n) => n === 1 || n === 2 || n === 3)
  .transform((n) => n as Level)
/** Four answers: 3 rất hài lòng, 2 hài lòng, 1 chưa hài lòng. */
export const Rating = z.object({
  convenience: level,
  timeliness: level,
  attitude: level,
  overall: level,
  comment: z.string().trim().max(1000).default(''),
})
export type RatingInput = z.input<typeof Rating>

/**
 * The owner rates a finished dossier, once; the same again changes it until the end of that month. Throws `conflict` before the agency has
 * answered, after that month, and where it was rated at the counter.
 */
export async function rateDossier(ctx: Ctx, code: string, input: RatingInput): Promise<void> {
  ensure(ctx, ctx.actor.kind === 'citizen' || ctx.actor.kind === 'officer')
  const dossier = await getDossierByCode(ctx, code)
  ensure(ctx, mayRate(ctx.actor, dossier))
  const answers = check(ctx, Rating, input)
  const t = text(ctx)
  if (!isFinished(toldStatus(dossier))) throw conflict(t.notFinished)
  await inTransaction(ctx, async (ctx) => {
    const first = await ratingOf(ctx, dossier.agency_id, dossier.id)
    if (first?.given_by === 'code') throw conflict(t.ratedAtCounter)
    if (first && ctx.now >= changeableUntil(first.rated_at)) throw conflict(t.ratingClosed(formatDate(first.rated_at)))
    const key = { agency_id: dossier.agency_id, dossier_id: dossier.id, dossier_code: dossier.code }
    const kept = await tables(ctx)
      .insertInto('rating')
      .values({ ...key, ...answers, given_by: 'account', rated_at: ctx.now, changed_at: null })
      .onConflict((clash) =>
        clash
          .columns(['agency_id', 'dossier_id'])
          .doUpdateSet({ ...answers, changed_at: ctx.now })
          .where('rating.given_by', '=', 'account'),
      )
      .returning('dossier_id')
      .executeTakeFirst()
    // The counter's code was used in this very moment.
    if (!kept) throw conflict(t.ratedAtCounter)
    noteFacts(ctx, dossier.agency_id, [vietnamDate(first?.rated_at ?? ctx.now)])
    appendAudit(ctx, {
      agencyId: dossier.agency_id,
      action: first ? 'assessment.rating-changed' : 'assessment.rated',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
    })
    rememberResult(ctx, { location: `/ho-so/${dossier.code}` })
  })
}

/** The rating of a dossier, if there is one. Not for outsiders: asks nothing of the actor. */
export async function ratingOf(ctx: Ctx, agencyId: string, dossierId: string): Promise<RatingTable | undefined> {
  return tables(ctx)
    .selectFrom('rating')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
}
