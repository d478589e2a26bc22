import fc from 'fast-check'
import jsqrModule from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { qrPath, qrSvg } from './qr.ts'

const jsqr = jsqrModule as unknown as typeof jsqrModule.default

/** Paints the path as a scanner sees it, at `scale` pixels a module, and writes and reads it as PNG. */
function photograph(text: string, scale = 4): PNG {
  const { size, path } = qrPath(text)
  const png = new PNG({ width: size * scale, height: size * scale })
  png.data.fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++)
        png.data.fill(0, (row * png.width + column) * 4, (row * png.width + column) * 4 + 3)
  }
  return PNG.sync.read(PNG.sync.write(png))
}

const read = (text: string) => {
  const { data, width, height } = photograph(text)
  return jsqr(new Uint8ClampedArray(data), width, height)?.data
}

describe('a QR code', () => {
  it('is read back by a scanner', () => {
    const address = 'https://dichvu.quynhphu.example/kiem-tra/H31.117.12-261123-0001'
    expect(read(address)).toBe(address)
    expect(read('Xã Quỳnh Phụ, tỉnh Hưng Yên')).toBe('Xã Quỳnh Phụ, tỉnh Hưng Yên')
  })

  it('is read back whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme-ascii' }), (text) => read(text) === text),
      { numRuns: 20, seed: 20261123 },
    )
  })

  it('keeps the quiet zone of four modules', () => {
    const { size, path } = qrPath('x')
    const places = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, width]) => [
      Number(x),
      Number(y),
      Number(x) + Number(width),
    ])
    expect(Math.min(...places.map((p) => p[0]!), ...places.map((p) => p[1]!))).toBe(4)
    expect(Math.max(...places.map((p) => p[2]!))).toBe(size - 4)
  })

  it('gives an SVG that the pages may show: no style, no script, its title escaped', () => {
    const svg = qrSvg('https://x.example', '<b>"Mã" & <script>')
    expect(svg).not.toMatch(/style=|<script|<b>/)
    expect(svg).toContain('aria-label="&lt;b&gt;&quot;Mã&quot; &amp; &lt;script&gt;"')
    expect(qrSvg('x')).toContain('aria-hidden="true"')
  })

  it('refuses what no code can hold', () => {
    expect(() => qrPath('á'.repeat(2000))).toThrow()
  })
})
