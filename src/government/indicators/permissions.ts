import { type Actor, hasRole, isOfficer } from '#platform/context'

interface Owned {
  agency_id: string
}

/** Specialists enter the figures of their own agency; leaders may, too. */
export const mayDeclareFigures = (actor: Actor): boolean => hasRole(actor, 'specialist', 'leader')

/** A figure is answered for by a leader of its agency, who signs it. */
export const maySignFigures = (actor: Actor): boolean => hasRole(actor, 'leader')

/** What an indicator means is one for the whole installation: the province's own administrators alone define it, as they do procedures. */
export const mayDefineIndicators = (actor: Actor): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && isOfficer(actor) && actor.provinceId !== undefined)

/** What is to be reached is set by a leader, of a committee for its own unit and those below (set-target.ts). */
export const mayAimFor = (actor: Actor): boolean => isOfficer(actor) && hasRole(actor, 'leader')

/** Drafts are their agency's own business. */
export const maySeeDraft = (actor: Actor, figure: Owned): boolean =>
  isOfficer(actor) && actor.visibleAgencyIds.includes(figure.agency_id) && hasRole(actor, 'specialist', 'leader')

export const maySign = (actor: Actor, figure: Owned): boolean => maySignFigures(actor) && maySeeDraft(actor, figure)
