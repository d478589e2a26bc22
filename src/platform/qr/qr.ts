import { create } from 'qrcode'

export interface QrCode {
  /** Side of the viewBox in modules, the quiet zone of four included (ISO/IEC 18004). */
  size: number
  /** `d` of one path that draws all dark modules. */
  path: string
}

const QUIET = 4

/**
 * A QR code as path data, for JSX: `<svg viewBox={`0 0 ${size} ${size}`}><path d={path} /></svg>`. Error correction M (15 %), enough for a
 * creased paper. Throws on text beyond 2,331 bytes.
 */
export function qrPath(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const parts: string[] = []
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue
      const from = x
      while (x + 1 < modules.size && modules.get(y, x + 1)) x++
      const width = x - from + 1
      parts.push(`M${from + QUIET} ${y + QUIET}h${width}v1h-${width}z`)
    }
  }
  return { size: modules.size + 2 * QUIET, path: parts.join('') }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * The same as a whole SVG: black on white on any background, without style attributes (the pages' CSP forbids them).
 * @param title what a screen reader says; without it the image is hidden from it.
 */
export function qrSvg(text: string, title = ''): string {
  const { size, path } = qrPath(text)
  const label = title.replace(/[&<>"]/g, (char) => ESCAPES[char]!)
  const said = label ? ` role="img" aria-label="${label}"` : ' aria-hidden="true"'
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"${said}>` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  )
}
