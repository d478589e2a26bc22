import { type Actor, hasRole } from '#platform/context'

/** How much waits for colleagues, and what: for those who answer for the whole. */
export const maySeeOthersWork = (actor: Actor): boolean => hasRole(actor, 'leader')

/** Work is passed on by who holds it, and by a leader or administrator, who also distribute what waits. */
export const mayHandOver = (actor: Actor, audience: string): boolean =>
  actor.kind === 'officer' && (audience === `person:${actor.personId}` || hasRole(actor, 'leader', 'administrator'))
