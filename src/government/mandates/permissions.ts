import { type Actor, hasRole, isSamePerson } from '#platform/context'
import type { AssistanceTable, MandateTable } from './tables.ts'

type Parties = Pick<MandateTable, 'person_id' | 'agent_id' | 'agency_id'>

/** Who may do what with mandates. An officer acts for citizens as a desk, never as a party. */
export const may = {
  /** To grant a mandate or to make a code: everybody for themselves. */
  give: (actor: Actor): boolean => actor.kind === 'citizen',
  /** From paper: the one-stop desk, where the officer is neither side. */
  record: (actor: Actor, sides: { ownerId?: string | undefined; agentId?: string | undefined } = {}): boolean =>
    hasRole(actor, 'one_stop') && !isSamePerson(actor, sides.ownerId) && !isSamePerson(actor, sides.agentId),
  /** Both sides; and offices, which must know by what right somebody stands before them. */
  see: (actor: Actor, row: Parties): boolean =>
    actor.kind === 'system' ||
    actor.kind === 'officer' ||
    isSamePerson(actor, row.person_id) ||
    isSamePerson(actor, row.agent_id),
  /** The paper itself: both sides, and the agency that recorded it. */
  openScan: (actor: Actor, row: Parties): boolean =>
    isSamePerson(actor, row.person_id) ||
    isSamePerson(actor, row.agent_id) ||
    (actor.kind === 'officer' && row.agency_id !== null && actor.visibleAgencyIds.includes(row.agency_id)),
  /** The agent takes it on or gives it up (BLDS 2015 Đ562, Đ569.2). */
  answer: (actor: Actor, row: Pick<Parties, 'agent_id'>): boolean =>
    actor.kind === 'citizen' && isSamePerson(actor, row.agent_id),
  /** The owner at any time (BLDS 2015 Đ569.1); nobody for them. */
  revoke: (actor: Actor, row: Pick<Parties, 'person_id'>): boolean =>
    actor.kind === 'citizen' && isSamePerson(actor, row.person_id),
  /** To enter a code: a citizen, and never their own. */
  help: (actor: Actor, row?: Pick<AssistanceTable, 'person_id'>): boolean =>
    actor.kind === 'citizen' && !isSamePerson(actor, row?.person_id),
}
