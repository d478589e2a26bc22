import { describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Actor } from '#platform/context'
import { citizen, officer } from '#testing'
import { may } from './permissions.ts'

const HERE = demoAgencyId('xa-quynh-phu')
const person = (n: number) => citizen(`00000000-0000-7000-8000-00000000000${n}`, `Người ${n}`)
const [mother, daughter, stranger] = [person(1), person(2), person(3)]

describe('every role × every operation', () => {
  const row = { person_id: mother.personId, agent_id: daughter.personId, agency_id: HERE }
  const actors: Record<string, Actor> = {
    nobody: { kind: 'nobody' },
    owner: mother,
    agent: daughter,
    citizen: stranger,
    one_stop: officer(HERE, 'one_stop'),
    specialist: officer(HERE, 'specialist'),
    leader: officer(HERE, 'leader'),
    clerk: officer(HERE, 'clerk'),
    administrator: officer(HERE, 'administrator'),
    elsewhere: officer(demoAgencyId('xa-tho-xuan'), 'one_stop'),
    system: { kind: 'system', name: 'test' },
  }
  const table: Record<keyof typeof may, string[]> = {
    give: ['owner', 'agent', 'citizen'],
    record: ['one_stop', 'elsewhere'],
    see: ['owner', 'agent', 'one_stop', 'specialist', 'leader', 'clerk', 'administrator', 'elsewhere', 'system'],
    openScan: ['owner', 'agent', 'one_stop', 'specialist', 'leader', 'clerk', 'administrator'],
    answer: ['agent'],
    revoke: ['owner'],
    help: ['agent', 'citizen'],
  }
  it.each(Object.keys(table) as (keyof typeof may)[])('%s', (operation) => {
    const allowed = Object.keys(actors).filter((name) =>
      operation === 'record' ? may.record(actors[name]!) : may[operation](actors[name]!, row),
    )
    expect(allowed).toEqual(table[operation])
  })
})
