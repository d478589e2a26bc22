import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callOrder } from './get-standing.ts'
import { nextQueue, PRIORITIES } from './priority-rule.ts'
import { afterAct, isAtCounter, isOver, TICKET_ACTS, type TicketState } from './ticket-state.ts'

const lives = fc.array(fc.constantFrom(...TICKET_ACTS), { maxLength: 20 })
const live = (acts: readonly (typeof TICKET_ACTS)[number][]) => {
  const states: TicketState[] = ['waiting']
  const done = []
  for (const act of acts) {
    const next = afterAct(states.at(-1)!, act)
    if (!next) continue
    states.push(next)
    done.push(act)
  }
  return { states, done }
}

describe('the life of a number', () => {
  it('is finished or left once and for all, and is called once at most', () => {
    fc.assert(
      fc.property(lives, (acts) => {
        const { states, done } = live(acts)
        expect(states.slice(0, -1).some(isOver)).toBe(false)
        expect(done.filter((act) => act === 'call').length).toBeLessThanOrEqual(1)
        expect(done.filter((act) => act === 'finish' || act === 'leave').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is served or skipped only after a call', () => {
    fc.assert(
      fc.property(lives, (acts) => {
        const { states } = live(acts)
        for (const [index, state] of states.entries())
          if (state === 'serving' || state === 'skipped' || state === 'finished')
            expect(isAtCounter(states[index - 1]!)).toBe(true)
      }),
    )
  })
})

const waiting = fc
  .array(fc.option(fc.constantFrom(...PRIORITIES), { nil: null }), { maxLength: 40 })
  .map((row) => row.map((priority, id) => ({ id, priority })))
const between = fc.integer({ min: 0, max: 6 })

describe('the rule of priority', () => {
  it('calls everybody exactly once, each of the two queues in the order in which its numbers were taken', () => {
    fc.assert(
      fc.property(waiting, between, (row, n) => {
        const order = callOrder(row, Number.POSITIVE_INFINITY, n)
        expect(order.map(({ id }) => id).sort((a, b) => a - b)).toEqual(row.map(({ id }) => id))
        for (const queue of [true, false]) {
          const ids = order.filter(({ priority }) => (priority !== null) === queue).map(({ id }) => id)
          expect(ids).toEqual([...ids].sort((a, b) => a - b))
        }
      }),
    )
  })

  it('lets the first of the priority wait for at most N ordinary numbers, whatever was called before', () => {
    fc.assert(
      fc.property(waiting, between, fc.nat(10), (row, n, since) => {
        const first = callOrder(row, since, n).findIndex(({ priority }) => priority !== null)
        expect(first).toBeLessThanOrEqual(n)
      }),
    )
  })

  it('calls N ordinary numbers between two of priority as long as ordinary people wait', () => {
    fc.assert(
      fc.property(waiting, between, (row, n) => {
        const kinds = callOrder(row, Number.POSITIVE_INFINITY, n).map(({ priority }) => priority !== null)
        const lastOrdinary = kinds.lastIndexOf(false)
        const places = kinds.flatMap((isPriority, place) => (isPriority && place < lastOrdinary ? [place] : []))
        for (const [index, place] of places.slice(1).entries()) expect(place - places[index]!).toBeGreaterThan(n)
      }),
    )
  })

  it('calls nobody where nobody waits', () => {
    expect(nextQueue({ priority: 0, ordinary: 0, ordinarySince: 0, ordinaryBetween: 2 })).toBeUndefined()
  })
})
