import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { AppError, conflict, ensure, invalid } from '#platform/errors'
import { formatDateTime, vietnamDate } from '#platform/time'
import { hashOfCode, isCode, typedCode } from './assistance-code.ts'
import { ensureLevelToAssist } from './ensure-level-to-assist.ts'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { ruleOn } from './rule-on.ts'
import { type AssistanceTable, tables } from './tables.ts'
import { tell } from './tell-sides.ts'

export type Assistance = AssistanceTable

/**
 * What a code that a helper typed agrees to; nothing is used up yet. Each look is counted before it is made, in a statement of its own, so
 * that a hundred at once are not a hundred guesses; a right one is forgiven.
 * Throws forbidden below identity level 2, before a guess is counted; `invalid` (field `assistanceCode`) with the guesses left; `too_many` with the time from which one may try again; `conflict` for another procedure.
 */
export async function lookAtCode(ctx: Ctx, typed: string, procedureCode: string): Promise<Assistance> {
  const { actor } = ctx
  ensure(ctx, may.help(actor))
  if (actor.kind !== 'citizen') throw new Error('may.help lets citizens through alone')
  ensureLevelToAssist(ctx)
  const t = text(ctx)
  const code = typedCode(typed)
  if (!isCode(code)) throw invalid(ctx, { assistanceCode: t.codeShape })
  const rule = await ruleOn(ctx, vietnamDate(ctx.now))
  const left = await countGuess(ctx, actor.personId, rule)
  const found = await tables(ctx)
    .selectFrom('assistance_code')
    .selectAll()
    .where('hash', '=', hashOfCode(ctx, code))
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  const row =
    found &&
    (await tables(ctx)
      .selectFrom('assistance')
      .selectAll()
      .where('person_id', '=', found.person_id)
      .where('id', '=', found.assistance_id)
      .executeTakeFirst())
  if (!row || row.used_at || row.cancelled_at) throw invalid(ctx, { assistanceCode: t.codeWrong(left, rule.code_minutes) })
  await tables(ctx).deleteFrom('assistance_guess').where('person_id', '=', actor.personId).execute()
  if (!may.help(actor, row)) throw invalid(ctx, { assistanceCode: t.codeOwn })
  if (row.procedure_code !== procedureCode) throw conflict(t.codeOtherProcedure(row.procedure_name))
  return row
}

/** Counts one guess; returns how many remain. Throws `too_many`. */
async function countGuess(ctx: Ctx, personId: string, rule: { guesses: number; guess_minutes: number }): Promise<number> {
  const start = new Date(ctx.now.getTime() - rule.guess_minutes * 60_000)
  const { rows } = await sql<{ failures: number; since: Date }>`
    insert into mandates.assistance_guess as g (person_id, failures, since) values (${personId}, 1, ${ctx.now})
    on conflict (person_id) do update set
      failures = case when g.since <= ${start} then 1 else g.failures + 1 end,
      since = case when g.since <= ${start} then excluded.since else g.since end
    returning failures, since`.execute(ctx.db)
  const { failures, since } = rows[0]!
  if (failures <= rule.guesses) return rule.guesses - failures
  const again = new Date(since.getTime() + rule.guess_minutes * 60_000)
  const retryAfter = Math.max(1, Math.ceil((again.getTime() - ctx.now.getTime()) / 1000))
  throw new AppError('too_many', text(ctx).codeTooMany(rule.guesses, formatDateTime(again)), { retryAfter })
}

/**
 * Uses the code up for one draft of the helper's; both identities stand in the row from now on. Joins the caller's transaction. Throws `conflict` where
 * somebody was quicker or the owner took it back.
 */
export async function useAssistance(ctx: Ctx, assistance: Assistance, draftId: string): Promise<void> {
  const { actor } = ctx
  ensure(ctx, may.help(actor, assistance))
  if (actor.kind !== 'citizen') throw new Error('may.help lets citizens through alone')
  ensureLevelToAssist(ctx)
  const { filing_days } = await ruleOn(ctx, vietnamDate(ctx.now))
  const fileBy = new Date(ctx.now.getTime() + filing_days * 86_400_000)
  await inTransaction(ctx, async (ctx) => {
    const used = await tables(ctx)
      .updateTable('assistance')
      .set({
        used_at: ctx.now,
        helper_id: actor.personId,
        helper_name: actor.name,
        draft_id: draftId,
        file_by: fileBy,
      })
      .where('person_id', '=', assistance.person_id)
      .where('id', '=', assistance.id)
      .where('used_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .where('expires_at', '>', ctx.now)
      .returning('id')
      .execute()
    if (used.length === 0) throw conflict(text(ctx).codeGone)
    await tables(ctx)
      .deleteFrom('assistance_code')
      .where('person_id', '=', assistance.person_id)
      .where('assistance_id', '=', assistance.id)
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'mandates.code-used',
      subject: { kind: 'assistance', id: assistance.id },
      concerns: assistance.person_id,
      data: { procedure: assistance.procedure_code, account: assistance.share_account },
    })
    await tell(ctx, {
      personId: assistance.person_id,
      template: 'assistance.used',
      data: { helper: actor.name, procedure: assistance.procedure_name, until: formatDateTime(fileBy) },
      about: { kind: 'assistance', id: assistance.id },
      urgent: true,
    })
  })
}
