import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { lookAtCode, usableMandates, useAssistance } from '#government/mandates'
import { initialAnswers } from '#government/procedures'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, json, newId, rememberResult } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { applicantForForm } from './applicant-for-form.ts'
import { text } from './messages.ts'
import { ensureLevel, openForFiling } from './open-for-filing.ts'
import { tables } from './tables.ts'

export const StartDraftForAnother = z.object({
  procedureCode: z.string().min(1).max(20),
  agencyId: z.uuid(),
  /** One of the mandates that the person holds; or the one-time code that the owner has told them. */
  by: z.union([z.object({ mandateId: z.uuid() }), z.object({ assistanceCode: z.string().max(40) })]),
})

/**
 * Opens a draft for another person: by a mandate, or with the owner's one-time code, which is used up. It holds the owner's name; their account only as
 * far as they allowed; their vault never. Returns its id. Throws `invalid` for a code or mandate that does not serve, `too_many` guesses.
 */
export async function startDraftForAnother(ctx: Ctx, input: z.input<typeof StartDraftForAnother>): Promise<string> {
  const { actor } = ctx
  ensure(ctx, actor.kind === 'citizen')
  if (actor.kind !== 'citizen') throw new Error('ensure lets citizens through alone')
  const { procedureCode, agencyId, by } = check(ctx, StartDraftForAnother, input)
  const version = await openForFiling(ctx, { procedureCode, agencyId }, 'online', vietnamDate(ctx.now))
  ensureLevel(ctx, version)
  const assistance = 'assistanceCode' in by ? await lookAtCode(ctx, by.assistanceCode, version.code) : undefined
  const mandate = 'mandateId' in by ? await heldMandate(ctx, by.mandateId, version.code) : undefined
  const right = (assistance ?? mandate)!
  const ownerId = right.person_id
  const system = asSystem(ctx, 'dossiers')
  const known = right.share_account ? await applicantForForm(system, ownerId) : { fullName: right.owner_name }
  const id = newId()
  await inTransaction(ctx, async (ctx) => {
    if (assistance) await useAssistance(ctx, assistance, id)
    else
      appendAudit(ctx, {
        agencyId: null,
        action: 'mandates.used',
        subject: { kind: 'mandate', id: right.id },
        concerns: ownerId,
        data: { procedure: version.code, account: right.share_account },
      })
    await tables(ctx)
      .insertInto('draft')
      .values({
        person_id: actor.personId,
        id,
        procedure_code: version.code,
        procedure_version_id: version.id,
        procedure_name: version.name,
        agency_id: agencyId,
        answers: json(initialAnswers(version, known)),
        owner_id: ownerId,
        owner_name: right.owner_name,
        relation: mandate ? 'mandate' : 'helper',
        mandate_id: mandate?.id ?? null,
        owner_consent: mandate ? 'mandate' : 'code',
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
    // A second click finds the draft, not a code that is used up.
    rememberResult(ctx, { location: `/ban-khai/${id}` })
  })
  return id
}

async function heldMandate(ctx: Ctx, id: string, procedureCode: string) {
  const usable = await usableMandates(ctx, { purpose: 'file', procedureCode })
  const mandate = usable.find((row) => row.id === id)
  if (!mandate) throw invalid(ctx, { forWhom: text(ctx).mandateNotUsable })
  return mandate
}
