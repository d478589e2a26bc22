import { walk } from './walk-xml.ts'

/** What the look of a cell tells of its content. */
export interface CellStyle {
  font: string
  percent: boolean
  /** A number that is shown as a day, or as a month without a day. */
  date: 'day' | 'month' | undefined
}

// The formats that every spreadsheet knows without being told (ECMA-376 Part 1 §18.8.30).
const BUILT_IN: Record<number, string> = { 9: '0%', 10: '0.00%', 17: 'mmm-yy' }
for (const id of [14, 15, 16, 22, 27, 30, 36, 50, 57]) BUILT_IN[id] = 'd/m/yyyy'

/** The styles of `styles.xml`, in the order in which cells name them. */
export function readStyles(xml: string): CellStyle[] {
  const formats = new Map<number, string>()
  const fonts: string[] = []
  const styles: CellStyle[] = []
  const inside: string[] = []
  if (!xml) return styles
  walk(xml, {
    open: ({ name, attributes }) => {
      const [parent, above] = [inside.at(-1), inside.at(-2)]
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'font' && parent === 'fonts') fonts.push('')
      if (name === 'name' && parent === 'font' && above === 'fonts') fonts[fonts.length - 1] = attributes.val ?? ''
      if (name === 'xf' && parent === 'cellXfs') {
        const id = Number(attributes.numFmtId ?? 0)
        const font = fonts[Number(attributes.fontId ?? 0)] ?? ''
        styles.push({ font, ...meaningOf(formats.get(id) ?? BUILT_IN[id] ?? '') })
      }
      inside.push(name)
    },
    close: () => {
      inside.pop()
    },
  })
  return styles
}

function meaningOf(format: string): Pick<CellStyle, 'percent' | 'date'> {
  // Words in quotes, colours and escaped letters say nothing of the number.
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  const date = /[dy]/.test(bare) ? (bare.includes('d') ? ('day' as const) : ('month' as const)) : undefined
  return { percent: bare.includes('%'), date }
}
