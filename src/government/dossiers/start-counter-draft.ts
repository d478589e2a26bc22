import { z } from 'zod'
import { initialAnswers } from '#government/procedures'
import { type Ctx, hasRole, type Officer, personIdOf } from '#platform/context'
import { inTransaction, json, newId } from '#platform/database'
import { check, ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { applicantForForm } from './applicant-for-form.ts'
import { Applicant, applicantOfFiling } from './applicant-of-filing.ts'
import { Behalf, deskForAgent } from './filing-for-another.ts'
import { openForFiling } from './open-for-filing.ts'
import { residenceNearby } from './residence-nearby.ts'
import { tables } from './tables.ts'

export const StartCounterDraft = z.object({
  procedureCode: z.string().trim().min(1).max(20),
  /** The person at the counter, by the paper they show. */
  owner: Applicant.optional(),
  /** Or a mandate that the desk has recorded: its agent stands there and files for its owner. */
  mandate: Behalf.required().optional(),
})

/**
 * Opens a draft that the one-stop desk types for a person who stands there, prefilled with what is known of them (the look at their record is
 * written into the audit). Whoever is not known yet is entered by name and number. Returns its id; it is the officer's to go on with.
 */
export async function startCounterDraft(ctx: Ctx, input: z.input<typeof StartCounterDraft>): Promise<string> {
  const { procedureCode, owner, mandate } = check(ctx, StartCounterDraft, input)
  const officer = ctx.actor as Officer
  ensure(ctx, hasRole(officer, 'one_stop'))
  const { agencyId } = officer
  const today = vietnamDate(ctx.now)
  const version = await openForFiling(ctx, { procedureCode, agencyId }, 'counter', today)
  const { personId, name, register, relation, mandateId, consent } = mandate
    ? await deskForAgent(ctx, officer, { ...mandate, procedureCode, draftId: undefined })
    : await applicantOfFiling(ctx, agencyId, 'counter', { procedureCode, applicant: owner })
  const id = newId()
  await inTransaction(ctx, async (ctx) => {
    await register?.(ctx)
    const known = await applicantForForm(ctx, personId)
    const near = known.residence ? undefined : await residenceNearby(ctx, agencyId)
    const answers = initialAnswers(version, near ? { ...known, residence: near, permanentResidence: near } : known)
    await tables(ctx)
      .insertInto('draft')
      .values({
        person_id: personIdOf(ctx.actor)!,
        id,
        procedure_code: version.code,
        procedure_version_id: version.id,
        procedure_name: version.name,
        agency_id: agencyId,
        answers: json(answers),
        owner_id: personId,
        owner_name: name,
        relation,
        mandate_id: mandateId ?? null,
        owner_consent: consent ?? 'counter',
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
  })
  return id
}
