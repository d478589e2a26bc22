import { z } from 'zod'
import { initialAnswers } from '#government/procedures'
import { prefillDraft } from '#government/vault'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, json, newId } from '#platform/database'
import { check, ensure, unauthenticated } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { applicantForForm } from './applicant-for-form.ts'
import { ensureLevel, openForFiling } from './open-for-filing.ts'
import { tables } from './tables.ts'

export const StartDraft = z.object({
  procedureCode: z.string().min(1).max(20),
  agencyId: z.uuid(),
  /** Whether what was declared before may be filled in; undefined where the person was not asked. */
  reuse: z.boolean().optional(),
})

/** Opens a draft, prefilled with what the person's account knows and, as far as they allow, what they declared before; it can be left and resumed at any step. Returns its id. */
export async function startDraft(ctx: Ctx, input: z.input<typeof StartDraft>): Promise<string> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, ctx.actor.kind === 'citizen')
  const { procedureCode, agencyId, reuse: consent } = check(ctx, StartDraft, input)
  const today = vietnamDate(ctx.now)
  const version = await openForFiling(ctx, { procedureCode, agencyId }, 'online', today)
  ensureLevel(ctx, version)
  const base = initialAnswers(version, await applicantForForm(ctx, personId))
  const id = newId()
  await inTransaction(ctx, async (ctx) => {
    const answers = await prefillDraft(ctx, { personId, draftId: id, version, base, consent })
    await tables(ctx)
      .insertInto('draft')
      .values({
        person_id: personId,
        id,
        procedure_code: version.code,
        procedure_version_id: version.id,
        procedure_name: version.name,
        agency_id: agencyId,
        answers: json(answers),
        relation: 'self',
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
  })
  return id
}
