import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretsFrom } from '#platform/secrets'
import { citizen, testDatabase, testProgram } from '#testing'
import { ALLOWANCES, type BucketKind, bucket, countAttempt, delayAfter, forgiveAttempt, networkOf } from './attempts.ts'

const KINDS = Object.keys(ALLOWANCES) as BucketKind[]
const secrets = secretsFrom(Buffer.alloc(32, 1))

describe('the wait after failures', () => {
  it('grows and never passes its cap, so nobody is locked out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.integer({ min: 0, max: 100_000 }), (kind, failures) => {
        const now = delayAfter(kind, failures)
        expect(delayAfter(kind, failures + 1)).toBeGreaterThanOrEqual(now)
        expect(now).toBeLessThanOrEqual(ALLOWANCES[kind].cap)
      }),
    )
  })

  it('lets slips of the finger pass without waiting', () => {
    for (const kind of KINDS) expect(delayAfter(kind, ALLOWANCES[kind].free)).toBe(0)
    expect(delayAfter('pair', 5)).toBe(5)
  })
})

it.each([
  ['203.0.113.77', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})

describe('buckets in the database', async () => {
  const program = testProgram(await testDatabase(), [])
  const at = (seconds: number) => program.ctx(citizen(), new Date(Date.UTC(2026, 0, 5, 1) + seconds * 1000))
  const failUntilClosed = async (kind: BucketKind, name: string) => {
    const own = [bucket(secrets, kind, name)]
    for (let n = 0; n <= ALLOWANCES[kind].free; n++) expect(await countAttempt(at(0), own)).toBe(0)
    return own
  }

  it('close by the same rule as the pure function', async () => {
    for (const kind of KINDS) {
      const own = await failUntilClosed(kind, 'rule')
      let now = 0
      for (let failures = ALLOWANCES[kind].free + 1; failures < ALLOWANCES[kind].free + 12; failures++) {
        expect(await countAttempt(at(now), own)).toBe(delayAfter(kind, failures))
        now += delayAfter(kind, failures)
        expect(await countAttempt(at(now), own)).toBe(0)
      }
    }
  })

  it('do not count attempts made during the wait', async () => {
    const own = await failUntilClosed('pair', 'patient')
    for (let n = 0; n < 20; n++) expect(await countAttempt(at(1), own)).toBe(4)
  })

  it('let only one of many guesses pass that arrive at once after a wait', async () => {
    const own = await failUntilClosed('pair', 'crowd')
    const taken = await Promise.all(Array.from({ length: 20 }, () => countAttempt(at(5), own)))
    expect(taken.filter((wait) => wait === 0)).toHaveLength(1)
  })

  it('forget after their time, and at once after a success', async () => {
    const own = await failUntilClosed('pair', 'success')
    await forgiveAttempt(at(6), own)
    for (let n = 0; n < ALLOWANCES.pair.free; n++) expect(await countAttempt(at(6), own)).toBe(0)
    const old = await failUntilClosed('device', 'old')
    const later = at(ALLOWANCES.device.forget + 200)
    for (let n = 0; n < ALLOWANCES.device.free; n++) expect(await countAttempt(later, old)).toBe(0)
  })

  it('closed by one kind stop the attempt without counting the others', async () => {
    const [pair, account] = [bucket(secrets, 'pair', 'both'), bucket(secrets, 'account', 'both')]
    await failUntilClosed('pair', 'both')
    for (let n = 0; n < 50; n++) expect(await countAttempt(at(1), [pair, account])).toBe(4)
    expect(await countAttempt(at(1), [account])).toBe(0)
  })

  it('keep names and addresses out of the database', async () => {
    await failUntilClosed('pair', 'nguyenvana')
    const rows = await program.database.pool.query('select key from identity.attempt')
    expect(JSON.stringify(rows.rows)).not.toContain('nguyenvana')
  })
})
