import type { Answers, ProcedureVersion } from '#government/procedures'
import { type Ctx, isSamePerson } from '#platform/context'
import { collect, inTransaction, json } from '#platform/database'
import { ensure } from '#platform/errors'
import { answerAt, sameAnswer } from './answers.ts'
import { consentTo, writeConsent } from './consent.ts'
import { text } from './messages.ts'
import { prefillAnswers } from './prefill-answers.ts'
import { draftEndSink, draftPaperEndSink, type Prefilled, tables } from './tables.ts'

/**
 * The first answers of a draft: `base` (the account) and, where the person allows it, what they declared before. Remembers what was filled
 * and from where, in the caller's transaction. The person's own only.
 * @param draft.consent what the person has just decided; undefined where they were not asked
 */
export async function prefillDraft(
  ctx: Ctx,
  draft: { personId: string; draftId: string; version: ProcedureVersion; base: Answers; consent?: boolean | undefined },
): Promise<Answers> {
  ensure(ctx, isSamePerson(ctx.actor, draft.personId))
  const allowed = draft.consent ?? (await consentTo(ctx, draft.personId, 'reuse'))
  const declared = allowed ? await newestDeclared(ctx, draft.personId) : []
  const { answers, items } = prefillAnswers(ctx, draft.version, draft.base, declared)
  await inTransaction(ctx, async (ctx) => {
    if (draft.consent !== undefined) writeConsent(ctx, draft.personId, 'reuse', draft.consent)
    await tables(ctx)
      .insertInto('prefill')
      .values({ person_id: draft.personId, draft_id: draft.draftId, items: json(items) })
      .execute()
  })
  return answers
}

/** The newest value of everything the person ever declared. */
export function newestDeclared(ctx: Ctx, personId: string) {
  return tables(ctx)
    .selectFrom('declared')
    .selectAll()
    .distinctOn(['key', 'type'])
    .where('person_id', '=', personId)
    .orderBy('key')
    .orderBy('type')
    .orderBy('declared_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function prefilledOf(ctx: Ctx, personId: string, draftId: string): Promise<Prefilled> {
  const row = await tables(ctx)
    .selectFrom('prefill')
    .select('items')
    .where('person_id', '=', personId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  return row?.items ?? {}
}

/** Path → `Lấy từ hồ sơ H31…` for every answer that still stands as it was taken from the vault. */
export async function sourcesOf(
  ctx: Ctx,
  draft: { personId: string; id: string; answers: Answers },
): Promise<Record<string, string>> {
  const items = Object.entries(await prefilledOf(ctx, draft.personId, draft.id))
  return Object.fromEntries(
    items.flatMap(([path, item]) =>
      item.from && sameAnswer(answerAt(draft.answers, path), item.value) ? [[path, text(ctx).fromDossier(item.from)]] : [],
    ),
  )
}

/** Forgets what was held for a draft that is given up; joins the caller's transaction. */
export function forgetDraft(ctx: Ctx, personId: string, draftId: string): void {
  collect(ctx, draftEndSink, { person_id: personId, draft_id: draftId })
  collect(ctx, draftPaperEndSink, { person_id: personId, draft_id: draftId })
}
