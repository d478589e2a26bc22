import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Actor, OfficerRole } from '#platform/context'

export type Person = Extract<Actor, { personId: string }>

export const HERE = demoAgencyId('xa-quynh-phu')
const THERE = demoAgencyId('xa-tho-xuan')

/** One of the demo's citizens, fully identified. */
export const citizen = (n: number): Person => ({
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[n]!.idNumber),
  name: demoCitizens[n]!.fullName,
  assurance: 2,
})
/** An officer of the demo in one role. */
const officer = (username: string, agencyId: string, role: OfficerRole): Person => ({
  kind: 'officer',
  personId: demoPersonId(username),
  name: username,
  assurance: 2,
  agencyId,
  agencyName: 'UBND xã',
  visibleAgencyIds: [agencyId],
  roles: [role],
})
/** Everybody who may stand at a door, in the order of the tables: `owner` owns the records of an address, `elsewhere` works for another commune. */
export const ROLES = {
  nobody: undefined,
  owner: citizen(0),
  citizen: citizen(1),
  elsewhere: officer('motcua.thoxuan', THERE, 'one_stop'),
  one_stop: officer('motcua.quynhphu', HERE, 'one_stop'),
  specialist: officer('hotich.quynhphu', HERE, 'specialist'),
  leader: officer('chutich.quynhphu', HERE, 'leader'),
  clerk: officer('vanthu.quynhphu', HERE, 'clerk'),
  administrator: officer('quantri.quynhphu', HERE, 'administrator'),
} satisfies Record<string, Person | undefined>
