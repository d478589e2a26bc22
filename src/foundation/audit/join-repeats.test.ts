import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinRepeats } from './join-repeats.ts'
import type { Access } from './list-accesses.ts'

const access = (hour: number, name: string, action = 'dossiers.open', reason: string | null = null): Access => ({
  id: `${hour}`,
  at: new Date(Date.UTC(2026, 10, 23, hour)),
  agencyId: 'a',
  action,
  subject: { kind: 'dossier', id: 'd', code: 'H31.115-261123-0001' },
  actor: { kind: 'officer', name, agencyName: 'UBND xã', own: false },
  reason,
})

it('joins what one officer did again and again in a day; another person, act, reason or day begins a new line', () => {
  const joined = joinRepeats([
    access(18, 'Loan'), // the next day in Vietnam
    access(9, 'Loan'),
    access(8, 'Loan'),
    access(7, 'Loan'),
    access(6, 'Sen'),
    access(5, 'Loan'),
    access(4, 'Loan', 'dossiers.accept'),
    access(3, 'Loan', 'dossiers.accept', 'vì'),
  ])
  expect(joined.map((line) => [line.id, line.times])).toEqual([
    ['18', 1],
    ['9', 3],
    ['6', 1],
    ['5', 1],
    ['4', 1],
    ['3', 1],
  ])
})

it('leaves nothing out and changes no order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(access(1, 'A'), access(2, 'A'), access(3, 'B'), access(20, 'B'))), (accesses) => {
      const joined = joinRepeats(accesses)
      expect(joined.reduce((sum, line) => sum + line.times, 0)).toBe(accesses.length)
      expect(joined.flatMap((line) => Array(line.times).fill(line.actor.name))).toEqual(accesses.map((one) => one.actor.name))
    }),
  )
})
