import { z } from 'zod'
import { findPersonByIdNumber, isIdNumber, personNames, registerPerson } from '#foundation/identity'
import { asSystem, type Ctx, hasRole } from '#platform/context'
import { newId } from '#platform/database'
import { ensure, ensureVisible, errorText, invalid, unauthenticated } from '#platform/errors'
import { fold, isPersonName, tidyName } from '#platform/vietnamese'
import { type Behalf, citizenForAnother, deskForAgent } from './filing-for-another.ts'
import { getDraft } from './get-draft.ts'
import { text } from './messages.ts'
import type { Channel, Consent, Relation } from './tables.ts'

/** The person a dossier is filed for, when an officer enters it or another system sends it. */
export const Applicant = z.object({
  fullName: z
    .string()
    .transform(tidyName)
    .pipe(
      z
        .string()
        .min(2)
        .max(120)
        .refine(isPersonName, { error: text('vi').notAName }),
    ),
  idNumber: z
    .string()
    .trim()
    .refine(isIdNumber, { error: text('vi').notAnIdNumber }),
})

/** Whose dossier it is, who files it, and by what right. */
export interface FilingPerson {
  personId: string
  name: string
  submitter: { id: string; name: string } | undefined
  /** Whose draft it is, where neither owner nor submitter typed it. */
  drafter?: { id: string; name: string }
  relation: Relation
  mandateId?: string
  consent?: Consent
  /** Ends what the right to file rested on; called inside the filing's transaction, once it has its code. */
  settle?: (ctx: Ctx, code: string) => Promise<void>
  /** Enters the owner where nobody knows them yet; called inside the filing's transaction, so that a refused filing leaves nobody behind. */
  register: ((ctx: Ctx) => Promise<void>) | undefined
}

interface FilingFor {
  procedureCode: string
  applicant?: z.output<typeof Applicant> | undefined
  draftId?: string | undefined
  behalf?: z.output<typeof Behalf> | undefined
}

/**
 * For whom a dossier is filed. A citizen files for themselves, or for another who gave them a mandate or a one-time code. The one-stop desk of that very agency files for a named person (paper at the
 * counter, post, or the national portal by API: facts §0); whoever is not known yet is entered by name and number. A number that belongs to
 * another name is refused, without telling whose it is: a slip of one digit must not show a dossier to a stranger.
 */
export async function applicantOfFiling(
  ctx: Ctx,
  agencyId: string,
  channel: Channel,
  { applicant, draftId, behalf, procedureCode }: FilingFor,
): Promise<FilingPerson> {
  const { actor } = ctx
  if (actor.kind === 'nobody') throw unauthenticated(ctx)
  if (actor.kind === 'citizen' && behalf) return citizenForAnother(ctx, actor, { ...behalf, procedureCode, draftId })
  if (actor.kind === 'citizen')
    return { personId: actor.personId, name: actor.name, submitter: undefined, relation: 'self', register: undefined }
  ensure(ctx, channel !== 'online')
  if (actor.kind === 'officer') {
    ensureVisible(ctx, actor.visibleAgencyIds.includes(agencyId) ? actor : undefined)
    ensure(ctx, hasRole(actor, 'one_stop'))
  }
  if (behalf?.mandateId && channel === 'counter' && actor.kind === 'officer')
    return deskForAgent(ctx, actor, { ...behalf, mandateId: behalf.mandateId, procedureCode, draftId })
  if (!applicant && draftId && actor.kind === 'officer') {
    // What the desk began at the counter says whose it is.
    const draft = await getDraft(ctx, draftId)
    const { ownerId, ownerName = '', mandateId } = draft
    const submitter = { id: actor.personId, name: actor.name }
    if (ownerId && mandateId) return deskForAgent(ctx, actor, { ownerId, mandateId, procedureCode, draftId })
    if (ownerId)
      return { personId: ownerId, name: ownerName, submitter, relation: 'desk', consent: 'counter', register: undefined }
  }
  if (!applicant) throw invalid(ctx, { applicant: errorText(ctx.locale).required })
  const known = await findPersonByIdNumber(ctx, applicant.idNumber)
  if (known && fold((await personNames(ctx, [known])).get(known) ?? '') !== fold(applicant.fullName))
    throw invalid(ctx, { 'applicant.fullName': text(ctx).nameAndNumberDiffer })
  const personId = known ?? newId()
  const register = async (ctx: Ctx) => {
    await registerPerson({ ...asSystem(ctx, 'dossiers'), idempotency: undefined }, { id: personId, ...applicant })
  }
  return {
    personId,
    name: applicant.fullName,
    submitter: actor.kind === 'officer' ? { id: actor.personId, name: actor.name } : undefined,
    relation: actor.kind === 'officer' ? 'desk' : 'self',
    ...(actor.kind === 'officer' && channel === 'counter' ? { consent: 'counter' } : {}),
    register: known ? undefined : register,
  }
}
