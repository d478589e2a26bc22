import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedActions, DOSSIER_ACTIONS, DOSSIER_STATUSES, type DossierStatus, isFinal, nextStatus } from './dossier-status.ts'

describe('the states of a dossier', () => {
  it('leaves no way out of an end', () => {
    for (const status of ['stopped', 'refused', 'withdrawn', 'returned'] as const) {
      expect(isFinal(status)).toBe(true)
      for (const action of DOSSIER_ACTIONS) expect(nextStatus(status, action)).toBeUndefined()
    }
  })

  it('refuses only before acceptance; later a refusal is a decision (NĐ 61/2018 Đ17.1, Đ19.8)', () => {
    const refusing = DOSSIER_STATUSES.filter((status) => nextStatus(status, 'refuse'))
    expect(refusing).toEqual(['submitted'])
  })

  it('lets the citizen stop only while there is no decision (NĐ 118/2025 Đ21)', () => {
    expect(nextStatus('decided', 'withdraw')).toBeUndefined()
    expect(nextStatus('inProcess', 'withdraw')).toBe('withdrawn')
  })

  it('leads a supplement back to where it was asked', () => {
    expect(nextStatus('awaitingSupplement', 'supply', 'submitted')).toBe('submitted')
    expect(nextStatus('awaitingSupplement', 'supply', 'inProcess')).toBe('inProcess')
  })

  it('reaches, by any actions in any order, only known states, and a decision only after acceptance', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DOSSIER_ACTIONS), { maxLength: 40 }), (actions) => {
        let status: DossierStatus = 'submitted'
        let accepted = false
        for (const action of actions) {
          const next = nextStatus(status, action, accepted ? 'inProcess' : 'submitted')
          expect(next !== undefined).toBe(allowedActions(status).includes(action))
          if (!next) continue
          if (action === 'accept') accepted = true
          if (next === 'decided') expect(accepted).toBe(true)
          status = next
          expect(DOSSIER_STATUSES).toContain(status)
        }
      }),
    )
  })

  it('lets every state that is no end reach an end', () => {
    for (const start of DOSSIER_STATUSES) {
      const seen = new Set<DossierStatus>([start])
      for (const status of seen)
        for (const action of allowedActions(status))
          for (const resume of ['submitted', 'inProcess'] as const) seen.add(nextStatus(status, action, resume)!)
      expect([...seen].some(isFinal)).toBe(true)
    }
  })
})
