import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { BarChart, LineChart, SmallMultiples, TargetBar, TileMap } from '#ui/charts'

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

describe('a map of tiles', () => {
  const draw = (values: (number | null)[]) =>
    renderToString(
      <TileMap
        title="T"
        labelHeading="Xã"
        valueHeading="Số"
        tiles={values.map((value, at) => ({ label: `Xã Quỳnh ${at}`, value, href: `/x/${at}` }))}
      />,
    )
  const shadesOf = (html: string) => [...html.matchAll(/class="tile-of shade-(\d)"/g)].map((match) => Number(match[1]))

  it('shades no smaller value darker than a larger one, equal ones alike, and hatches what is unknown', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 40 }), (values) => {
        const shades = shadesOf(draw(values))
        expect(shades).toHaveLength(values.length)
        for (const [i, a] of values.entries()) {
          if (a === null) expect(shades[i]).toBe(0)
          else expect(shades[i]).toBeGreaterThan(0)
          for (const [j, b] of values.entries())
            if (a !== null && b !== null && a <= b) expect(shades[i]!).toBeLessThanOrEqual(shades[j]!)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is a link for every unit, in the picture and in the table, and says that tiles stand by name', () => {
    const html = draw([1, null, 3])
    expect(html.match(/href="\/x\/1"/g)).toHaveLength(2)
    expect(html).toContain('aria-label="Xã Quỳnh 1: Chưa có số liệu."')
    expect(textOf(html)).toContain('không theo vị trí')
  })
})

describe('small multiples', () => {
  it('share one scale, leave gaps, and have every number in the table', () => {
    const html = renderToString(
      <SmallMultiples
        title="T"
        labelHeading="Xã"
        periods={['1', '2']}
        multiples={[
          { label: 'A', values: [50, 100], href: '/a' },
          { label: 'B', values: [null, 50], href: '/b' },
        ]}
      />,
    )
    // Half of the largest value stands half-way up in either picture.
    const heights = [...html.matchAll(/<circle class="dot" cx="[\d.]+" cy="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(heights).toEqual([5, 24])
    expect(html).toMatch(/<td[^>]*>–<\/td>/)
  })
})
