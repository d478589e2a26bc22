import { describe, expect, it } from 'vitest'
import { demoAgencyId, getAgency } from '#foundation/organizations'
import { findUnit } from '#foundation/units'
import { cookieFor, demoWorld, officer, testDatabase } from '#testing'
import { type DefineIndicator, defineIndicator } from '../src/government/indicators/define-indicator.ts'
import { getDefinition } from '../src/government/indicators/get-definition.ts'
import { getIndicator, listIndicators } from '../src/government/indicators/list-indicators.ts'
import { dropTarget, setTarget } from '../src/government/indicators/set-target.ts'
import { getUnitFigures } from '../src/government/indicators/unit-figures.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'], { at: NOW })
const nobody = world.ctx({ kind: 'nobody' }, NOW)
const [COMMUNE, POLICE, PROVINCE] = ['xa-quynh-phu', 'cong-an-xa-quynh-phu', 'tinh-hung-yen'].map((slug) =>
  demoAgencyId(slug),
) as [string, string, string]
const provinceId = (await getAgency(nobody, PROVINCE)).unitId!
const by = (agency: string, role: 'leader' | 'administrator' | 'specialist', of: object = {}) =>
  world.ctx({ ...officer(agency, role), name: 'Cán bộ', ...of }, NOW)
const chairman = by(COMMUNE, 'leader')
const governor = by(PROVINCE, 'leader')
const keeper = by(PROVINCE, 'administrator', { provinceId })
const here = (await getAgency(nobody, COMMUNE)).unitId!
const CODE = 'ty-le-dung-han'
const target = {
  indicatorCode: CODE,
  scope: 'own',
  period: '2026',
  op: '>=',
  value: '98,5',
  source: 'Kế hoạch 15/KH-UBND',
} as const
const targetOf = async (unitId: string) =>
  (await getUnitFigures(nobody, { unitId, key: '2026-11' })).computed.find((one) => one.indicator.code === CODE)!.target?.value
const MADE: Parameters<typeof defineIndicator>[1] = {
  ...{ code: 'ho-so-moi', name: 'Hồ sơ mới nhận', pillar: 'government', kind: 'count', unit: 'hồ sơ', decimals: 0 },
  ...{ numerator: ['dossiers.received'], source: 'Kế hoạch 15/KH-UBND', validFrom: '2026-12-01' },
}

describe('a target', () => {
  it('is set by the committee for its own unit, for all below, or for one; the nearest holds', async () => {
    const elsewhere = (await findUnit(nobody, { code: '12472', asOf: '2026-11-23' }))?.id
    await setTarget(governor, { ...target, scope: 'below', value: '95' })
    expect(await targetOf(here)).toBe(95)
    expect(await targetOf(provinceId)).toBeUndefined()
    await setTarget(governor, { ...target, scope: here, value: '97' })
    expect(await targetOf(here)).toBe(97)
    if (elsewhere && elsewhere !== here) expect(await targetOf(elsewhere)).toBe(95)
    // The same units and period: the new one takes the place of the old one.
    await setTarget(chairman, target)
    expect(await targetOf(here)).toBe(98.5)
    expect((await getDefinition(nobody, CODE)).targets).toHaveLength(2)
  })

  it('is nobody else’s to set or to take back: no branch office, no specialist, no commune for its neighbour or its province', async () => {
    for (const ctx of [by(POLICE, 'leader'), by(COMMUNE, 'specialist'), keeper, nobody])
      await expect(setTarget(ctx, target)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|unauthenticated/) })
    await expect(setTarget(chairman, { ...target, scope: provinceId })).rejects.toMatchObject({
      fields: { scope: expect.any(String) },
    })
    await expect(dropTarget(governor, 'abc')).rejects.toMatchObject({ code: 'not_found' })
    const ofAll = (await getDefinition(nobody, CODE)).targets.find((one) => one.level)!
    await expect(dropTarget(chairman, ofAll.id)).rejects.toMatchObject({ code: 'not_found' })
    await dropTarget(governor, ofAll.id)
    expect((await getDefinition(nobody, CODE)).targets.map((one) => one.id)).not.toContain(ofAll.id)
  })

  it.each([
    ['value', { value: '9,8,5' }],
    ['value', { value: '120' }],
    ['period', { period: '2026-13' }],
    ['source', { source: '' }],
  ])('is refused at its %s: %o', async (field, wrong) => {
    await expect(setTarget(chairman, { ...target, ...wrong })).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
  })
})

describe('an indicator', () => {
  it('is defined by the province alone, from today on, and counts what the modules measure', async () => {
    await expect(defineIndicator(by(COMMUNE, 'administrator'), MADE)).rejects.toMatchObject({ code: 'forbidden' })
    await defineIndicator(keeper, MADE)
    expect((await listIndicators(nobody, '2026-11-30')).map((one) => one.code)).not.toContain('ho-so-moi')
    expect(await getIndicator(nobody, 'ho-so-moi', '2026-12-01')).toMatchObject({
      kind: 'count',
      numerator: ['dossiers.received'],
    })
  })

  it('gets a new version from a later day, of the same kind; the one before ends the day before', async () => {
    const next = { ...MADE, name: 'Hồ sơ mới nhận trong kỳ', validFrom: '2027-01-01' }
    await defineIndicator(keeper, next)
    const { versions } = await getDefinition(nobody, 'ho-so-moi')
    expect(versions.map((one) => [one.name, one.valid_from, one.valid_to])).toEqual([
      ['Hồ sơ mới nhận trong kỳ', '2027-01-01', null],
      ['Hồ sơ mới nhận', '2026-12-01', '2026-12-31'],
    ])
    await expect(defineIndicator(keeper, next)).rejects.toMatchObject({ fields: { validFrom: expect.any(String) } })
    await expect(defineIndicator(keeper, { ...next, kind: 'amount', validFrom: '2027-02-01' })).rejects.toMatchObject({
      fields: { kind: expect.any(String) },
    })
  })

  const wrongs: [keyof typeof DefineIndicator.shape, object][] = [
    ['validFrom', { validFrom: '2026-11-22' }],
    ['numerator', { numerator: ['dossiers.unheard-of'] }],
    ['denominator', { kind: 'share', unit: '%' }],
    ['unit', { unit: '' }],
    ['unit', { kind: 'share', unit: 'hồ sơ', denominator: ['dossiers.received'] }],
    ['code', { code: 'Hồ sơ' }],
    ['decimals', { decimals: '' }],
    ['denominator', { denominator: ['dossiers.decided'] }],
  ]
  it.each(wrongs)('is refused at its %s: %o', async (field, wrong) => {
    const input = { ...MADE, code: 'chi-tieu-sai', ...wrong } as typeof MADE
    await expect(defineIndicator(keeper, input)).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
  })

  it('of two administrators at once gets one version for a day', async () => {
    const both = await Promise.allSettled(
      [1, 2].map((n) => defineIndicator(keeper, { ...MADE, code: 'hai-nguoi', name: `Lần ${n}` })),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await getDefinition(nobody, 'hai-nguoi')).versions).toHaveLength(1)
  })
})

it('is shown with its targets on a page where the leader sets one, and the administrator of the province a version', async () => {
  const see = async (path: string, actor?: ReturnType<typeof officer>) => {
    const headers: Record<string, string> = actor ? { cookie: await cookieFor(world.ctx(), actor) } : {}
    return (await world.app.request(path, { headers })).text()
  }
  expect(await see('/so-lieu/chi-tieu')).toContain(`/so-lieu/chi-tieu/${CODE}`)
  const open = await see(`/so-lieu/chi-tieu/${CODE}`)
  expect(open).toContain('ít nhất 98,5')
  expect(open).not.toContain('name="scope"')
  expect(await see(`/so-lieu/chi-tieu/${CODE}`, officer(PROVINCE, 'leader'))).toContain('Tất cả')
})
