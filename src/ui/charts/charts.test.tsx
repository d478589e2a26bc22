import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { BarChart, LineChart, TargetBar } from '#ui/charts'

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a chart', () => {
  it('has the table of its figures beside it, each with its proof', () => {
    const html = renderToString(
      <BarChart
        title="Hồ sơ"
        labelHeading="Lĩnh vực"
        valueHeading="Số"
        bars={[
          { label: 'Hộ tịch', value: 1200, href: '/ho-so?linh-vuc=ho-tich' },
          { label: 'Đất đai', value: 300 },
        ]}
      />,
    )
    expect(html).toContain('<a href="/ho-so?linh-vuc=ho-tich">1.200</a>')
    expect(html).toMatch(/<th scope="row">Đất đai<\/th><td[^>]*>300<\/td>/)
    expect(html).toMatch(/<title[^>]*>Hồ sơ<\/title><desc[^>]*>Cao nhất: Hộ tịch, 1\.200\.<\/desc>/)
  })

  it('draws bars as long as their values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 }), (values) => {
        const bars = values.map((value, at) => ({ label: `L${at}`, value }))
        const html = renderToString(<BarChart title="T" labelHeading="L" valueHeading="V" bars={bars} />)
        const widths = [...html.matchAll(/class="bar" x="0" y="22" width="([\d.e-]+)"/g)].map((match) => Number(match[1]))
        const most = Math.max(...values)
        expect(widths).toHaveLength(values.length)
        for (const [at, width] of widths.entries()) expect(width).toBeCloseTo(most === 0 ? 0 : (286 * values[at]!) / most, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves a gap where nothing was measured', () => {
    const html = renderToString(
      <LineChart
        title="T"
        labelHeading="Tháng"
        labels={['1', '2', '3', '4']}
        series={[{ name: 'A', values: [1, 2, null, 4] }]}
      />,
    )
    const path = /class="line" d="([^"]+)"/.exec(html)![1]!
    expect(path.match(/M/g)).toHaveLength(2)
    expect(html).toMatch(/<th scope="row">3<\/th><td[^>]*>–<\/td>/)
  })

  it('says so where there are no figures', () => {
    expect(textOf(renderToString(<BarChart title="T" labelHeading="L" valueHeading="V" bars={[]} />))).toContain(
      'Chưa có số liệu.',
    )
    expect(textOf(renderToString(<LineChart title="T" labelHeading="L" labels={[]} series={[]} />))).toContain('Chưa có số liệu.')
    expect(renderToString(<TargetBar label="T" count={0} total={0} target={90} />)).not.toMatch(/NaN|Đạt|Chưa đạt/)
  })
})

describe('a target', () => {
  it('is met exactly when the fraction reaches it, and the percentage shown never says otherwise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100 }), fc.nat(), (total, target, seed) => {
        const count = seed % (total + 1)
        const text = textOf(renderToString(<TargetBar label="T" count={count} total={total} target={target} />))
        const met = 100 * count >= target * total
        expect(text.includes('Chưa đạt')).toBe(!met)
        const shown = Number(/\(\s*([\d.,]+)\s*%/.exec(text)![1]!.replace(',', '.'))
        expect(shown >= target).toBe(met)
        expect(Math.abs(shown - (100 * count) / total)).toBeLessThan(0.1 + 1e-9)
      }),
      { numRuns: 300 },
    )
  })
})
