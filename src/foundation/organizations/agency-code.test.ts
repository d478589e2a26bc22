import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AgencyCode, convertFormerCode, isAgencyCode } from './agency-code.ts'

describe('identifier codes of agencies (QĐ 20/2020/QĐ-TTg)', () => {
  it('have level 1 leftmost, groups parted by dots, 35 characters at most', () => {
    for (const code of ['H56', 'H56.12.27', 'G22.1', 'A01.0B', `H56.${'1'.repeat(31)}`])
      expect(isAgencyCode(code), code).toBe(true)
    for (const code of [
      '',
      'H5',
      'h56.12',
      'H56.',
      'H56..1',
      '.H56',
      'H56-12',
      '12.H56',
      'H56.12 ',
      `H56.${'1'.repeat(32)}`,
      '000.00.00.H41',
    ])
      expect(isAgencyCode(code), code).toBe(false)
  })

  it('take the place of the former reversed form: groups turned round, zeros dropped (QCVN 102:2016)', () => {
    expect(convertFormerCode('000.00.00.H41')).toBe('H41')
    expect(convertFormerCode('000.00.12.H56')).toBe('H56.12')
    expect(convertFormerCode('000.27.12.H56')).toBe('H56.12.27')
    expect(convertFormerCode('005.27.12.H56')).toBe('H56.12.27.005')
    expect(convertFormerCode('H56.12.27')).toBeUndefined()
  })

  it('are read in either form, whatever the case and blanks', () => {
    expect(AgencyCode.parse(' h56.12.27 ')).toBe('H56.12.27')
    expect(AgencyCode.parse('000.27.12.h56')).toBe('H56.12.27')
    expect(AgencyCode.safeParse('xã Quỳnh Phụ').success).toBe(false)
  })

  it('come out valid from every former code', () => {
    const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((x) => String(x).padStart(n, '0'))
    const former = fc.tuple(digits(3), digits(2), digits(2), fc.integer({ min: 1, max: 63 }))
    fc.assert(
      fc.property(former, ([third, second, first, province]) => {
        const level1 = `H${String(province).padStart(2, '0')}`
        const code = convertFormerCode(`${third}.${second}.${first}.${level1}`)!
        expect(isAgencyCode(code)).toBe(true)
        expect(code.split('.')[0]).toBe(level1)
      }),
    )
  })
})
