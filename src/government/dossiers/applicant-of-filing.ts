import { z } from 'zod'
import { findPersonByIdNumber, registerPerson } from '#foundation/identity'
import { asSystem, type Ctx, hasRole } from '#platform/context'
import { ensure, ensureVisible, errorText, invalid, unauthenticated } from '#platform/errors'
import type { Channel } from './tables.ts'

/** The person a dossier is filed for, when an officer enters it or another system sends it. */
export const Applicant = z.object({ fullName: z.string().trim().min(2).max(120), idNumber: z.string().trim() })

export interface FilingPerson {
  personId: string
  name: string
}

/**
 * For whom a dossier is filed. A citizen files for themselves. The one-stop desk of that very agency files for a named person (paper at the
 * counter, post, or the national portal by API: facts §0); whoever is not known yet is entered by name and number.
 */
export async function applicantOfFiling(
  ctx: Ctx,
  agencyId: string,
  channel: Channel,
  applicant: z.output<typeof Applicant> | undefined,
): Promise<FilingPerson> {
  const { actor } = ctx
  if (actor.kind === 'nobody') throw unauthenticated(ctx)
  if (actor.kind === 'citizen') return { personId: actor.personId, name: actor.name }
  ensure(ctx, channel !== 'online')
  if (actor.kind === 'officer') {
    ensureVisible(ctx, actor.visibleAgencyIds.includes(agencyId) ? actor : undefined)
    ensure(ctx, hasRole(actor, 'one_stop'))
  }
  if (!applicant) throw invalid(ctx, { applicant: errorText(ctx.locale).required })
  const known = await findPersonByIdNumber(ctx, applicant.idNumber)
  const personId = known ?? (await registerPerson(asSystem(ctx, 'dossiers'), applicant)).personId
  return { personId, name: applicant.fullName }
}
