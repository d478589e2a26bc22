import { describe, expect, it } from 'vitest'
import { feesDue, type Tariff } from './fees-due.ts'
import { readProcedures } from './load-procedures.ts'
import { oldVersionOf } from './old-version.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'
import { requiredComponents } from './required-components.ts'
import { timeLimitFor } from './time-limit-for.ts'

const TODAY = '2026-11-23'
const of = (code: string): ProcedureVersion => ({
  ...readProcedures().find((one) => one.code === code)!,
  id: '',
  validFrom: '2025-07-01',
  validTo: null,
  demo: false,
})
const tariff: Tariff = new Map([
  ['1.000656|Lệ phí đăng ký khai tử quá hạn', { amountVnd: 8000, demo: true }],
  ['1.001193|Lệ phí đăng ký khai sinh quá hạn', { amountVnd: 5000, demo: false }],
])
const due = (code: string, answers: Answers, channel = 'online') =>
  feesDue(of(code), answers, { channel, tariff, onDate: TODAY }).map((fee) => fee.amountVnd)

describe('fees', () => {
  it('of a birth: nothing on time, the province’s amount when late, 8.000 đ a copy', () => {
    expect(due('1.001193', { registrationType: 'onTime', wantsCopies: false, copyCount: 3 })).toEqual([])
    expect(due('1.001193', { registrationType: 'late', wantsCopies: true, copyCount: 3 })).toEqual([5000, 24_000])
  })

  it('of a death: late after 15 days, and said to be a value of the demonstration', () => {
    expect(due('1.000656', { deceased: { diedOn: '2026-11-08' } })).toEqual([])
    expect(due('1.000656', { deceased: { diedOn: '2026-11-07' } })).toEqual([8000])
    expect(
      feesDue(of('1.000656'), { deceased: { diedOn: '2026-01-01' } }, { channel: 'online', tariff, onDate: TODAY })[0],
    ).toMatchObject({ demo: true })
  })

  it('left to a province that decided nothing are not counted, nor are taxes', () => {
    expect(feesDue(of('1.004873'), {}, { channel: 'online', onDate: TODAY })).toEqual([])
    expect(due('1.013831', {})).toEqual([])
  })

  it('of certified copies count pages: 2.000 đ for two, 1.000 đ from the third, 200.000 đ a copy at most', () => {
    const total = (pages: number, copyCount: number) =>
      due('2.000815', { documents: [{ title: 'Bằng', pages, copyCount }] }).reduce((sum, amount) => sum + amount, 0)
    expect(total(1, 1)).toBe(2000)
    expect(total(2, 3)).toBe(12_000)
    expect(total(5, 2)).toBe(14_000)
    expect(total(198, 1)).toBe(200_000)
    expect(total(1000, 2)).toBe(400_000)
  })

  it('of residence are half online, free for children, others for a temporary stay', () => {
    expect(due('1.004222', { registration: 'permanent' }, 'counter')).toEqual([20_000])
    expect(due('1.004222', { registration: 'permanent' }, 'online')).toEqual([10_000])
    expect(due('1.004222', { registration: 'permanent', subject: { isMinor: true } }, 'online')).toEqual([])
    expect(due('1.004222', { registration: 'temporary' }, 'counter')).toEqual([15_000])
    expect(due('1.004222', { registration: 'temporary' }, 'online')).toEqual([7000])
  })
})

describe('the time limit', () => {
  it('is the variant’s or the sister procedure’s where the answers say so', () => {
    expect(timeLimitFor(of('1.004859'), { changeType: 'correction' })).toMatchObject({ value: 3, unit: 'working_day' })
    expect(timeLimitFor(of('1.004859'), { changeType: 'supplement' })).toMatchObject({
      value: 0,
      unit: 'immediate',
      sameDayCutoff: '15:00',
    })
    expect(timeLimitFor(of('1.004222'), { registration: 'permanent' }).value).toBe(7)
    expect(timeLimitFor(of('1.004222'), { registration: 'temporary' }).value).toBe(3)
    const parents = { birthCase: 'bothParents', parents: { married: false, recognition: true } }
    expect(timeLimitFor(of('1.001193'), parents)).toMatchObject({ value: 3, unit: 'working_day' })
    // The hidden answer of married parents counts for nothing.
    expect(timeLimitFor(of('1.001193'), { ...parents, parents: { married: true, recognition: true } }).unit).toBe('immediate')
  })
})

describe('the papers', () => {
  const required = (code: string, answers: Answers) =>
    requiredComponents(of(code), answers)
      .filter((one) => one.required)
      .map((one) => one.component.code)

  it('are those that the answers call for; where a register does not answer, the paper is asked for', () => {
    expect(required('1.001193', { birthCase: 'bothParents' })).toEqual(['TP02'])
    expect(required('1.001193', { birthCase: 'abandoned' })).toEqual(['TP03'])
    expect(required('1.001193', { birthCase: 'surrogacy' })).toEqual(['TP02', 'TP04'])
    expect(required('1.001193', { birthCase: 'bothParents', requester: { relation: 'sibling', authorized: true } })).toContain(
      'TP05',
    )
    expect(required('1.001193', { birthCase: 'bothParents', requester: { relation: 'mother', authorized: true } })).not.toContain(
      'TP05',
    )
  })

  it('under a condition are asked for where the answers fulfil it, not left to whoever reads the words', () => {
    // Only a rule that each province makes for itself cannot be told from the answers.
    const toldInWords = readProcedures().flatMap((one) =>
      one.components
        .filter(({ requiredWhen: when }) => when && !when.condition && !when.lookupFails)
        .map((component) => `${one.code} ${component.code}`),
    )
    expect(toldInWords).toEqual(['1.012971 TP04'])
    const acting = (relation: string, authorized: boolean) => ({ requester: { relation, authorized } })
    for (const [code, paper, relation] of [
      ['1.000656', 'TP04', 'other'],
      ['1.004873', 'TP04', 'sibling'],
      ['2.000635', 'TP03', 'sibling'],
      ['1.004859', 'TP03', 'representative'],
    ] as const) {
      expect(required(code, acting(relation, true)), code).toContain(paper)
      expect(required(code, acting('self', true)), code).not.toContain(paper)
    }
  })

  it('to be presented may be sent but need not be, and the form is no paper', () => {
    const all = requiredComponents(of('1.001193'), { birthCase: 'bothParents', parents: { married: true } })
    expect(all.find((one) => one.component.code === 'TP08')).toMatchObject({ required: false })
    expect(all.map((one) => one.component.code)).not.toContain('TP01')
  })
})

describe('old versions', () => {
  it('have the authorities and laws of three tiers; what began later has none', () => {
    const raw = (code: string) => oldVersionOf(readProcedures().find((one) => one.code === code)!)
    expect(raw('3.000722')).toEqual([])
    expect(raw('1.001612')[0]).toMatchObject({ authorityLevel: 'district' })
    expect(raw('1.001193')[0]).toMatchObject({ authorityLevel: 'commune' })
    expect(raw('1.001193')[0]!.legalBasis.join()).not.toMatch(/202[56]\//)
  })
})
