import type { Actor } from '#platform/context'
import { hasRole, isSamePerson } from '#platform/context'
import type { DossierAction } from './dossier-status.ts'
import type { DossierTable } from './tables.ts'

type Row = Pick<DossierTable, 'agency_id' | 'person_id'> &
  Partial<Pick<DossierTable, 'submitter_id' | 'relation'>> & { step_role?: string; assignee_id?: string | null }

const ofThisAgency = (actor: Actor, row: Row) => actor.kind === 'officer' && actor.visibleAgencyIds.includes(row.agency_id)
const isOwner = (actor: Actor, row: Row) => isSamePerson(actor, row.person_id)
/** Filed it for the owner by mandate. */
const isAgent = (actor: Actor, row: Row) => row.relation === 'mandate' && isSamePerson(actor, row.submitter_id)
/** Owner, agent or helper: no officer is judge of what they filed themselves. */
export const isParty = (actor: Actor, row: Row) =>
  isOwner(actor, row) || isAgent(actor, row) || (row.relation === 'helper' && isSamePerson(actor, row.submitter_id))
const system = (actor: Actor) => actor.kind === 'system'

/** An officer never acts on their own dossier, nor on one that they filed for another: somebody else of the agency must. */
const asOfficer = (actor: Actor, row: Row, ...roles: Parameters<typeof hasRole>[1][]) =>
  system(actor) || (ofThisAgency(actor, row) && !isParty(actor, row) && hasRole(actor, ...roles))

const holdsStep = (actor: Actor, row: Row) =>
  system(actor) ||
  (ofThisAgency(actor, row) && !isParty(actor, row) && hasRole(actor, (row.step_role ?? 'specialist') as 'specialist'))

/** Who may do what to a dossier; what the state allows is asked of dossier-status. */
export const may = {
  see: (actor: Actor, row: Row) => system(actor) || isOwner(actor, row) || isAgent(actor, row) || ofThisAgency(actor, row),
  accept: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop'),
  refuse: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop'),
  requestSupplement: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop') || holdsStep(actor, row),
  supply: (actor: Actor, row: Row) => isOwner(actor, row) || isAgent(actor, row) || asOfficer(actor, row, 'one_stop'),
  finishStep: holdsStep,
  assign: (actor: Actor, row: Row) => asOfficer(actor, row, 'leader'),
  requestPayment: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop', 'specialist'),
  confirmPayment: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop'),
  notePayment: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop'),
  warn: system,
  lapse: system,
  apologize: (actor: Actor, row: Row) => asOfficer(actor, row, 'leader'),
  askStop: (actor: Actor, row: Row) => isOwner(actor, row) || asOfficer(actor, row, 'one_stop'),
  stop: (actor: Actor, row: Row) => asOfficer(actor, row, 'specialist', 'leader'),
  withdraw: (actor: Actor, row: Row) => isOwner(actor, row) || asOfficer(actor, row, 'one_stop'),
  decide: (actor: Actor, row: Row) => asOfficer(actor, row, 'leader'),
  issue: (actor: Actor, row: Row) => asOfficer(actor, row, 'clerk'),
  return: (actor: Actor, row: Row) => asOfficer(actor, row, 'one_stop'),
} satisfies Record<DossierAction | 'see', (actor: Actor, row: Row) => boolean>

/** Whoever keeps the register of dossiers at the one-stop desk, and the leader: it names everybody who filed. */
export const mayPrintRegister = (actor: Actor): boolean => hasRole(actor, 'one_stop', 'leader')
