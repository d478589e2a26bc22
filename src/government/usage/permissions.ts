import type { AgencyKind } from '#foundation/organizations'
import { type Actor, hasRole, isOfficer, type Officer } from '#platform/context'

/** Officers read what they did themselves, and what it is compared to. */
export const mayReadOwn = (actor: Actor): actor is Officer => isOfficer(actor)

/** Every officer's figures are read by the leaders of that agency or its successor, and by nobody else. */
export const mayReadAgency = (actor: Actor, agencyId: string): boolean =>
  hasRole(actor, 'leader') && actor.visibleAgencyIds.includes(agencyId)

/** A province's leaders read how its agencies and their leaders work; never a clerk's figures. */
export const mayReadProvince = (actor: Actor, agency: { kind: AgencyKind }): boolean =>
  hasRole(actor, 'leader') && agency.kind === 'ubnd_tinh'

/** Days of absence are said by the officer or by a leader of the same agency. */
export const mayNoteAbsence = (actor: Actor, of: { agencyId: string; personId: string }): actor is Officer =>
  isOfficer(actor) && ((actor.personId === of.personId && actor.agencyId === of.agencyId) || mayReadAgency(actor, of.agencyId))
