/** A number that a live link of the text stands for, as it was when the report was signed. */
export interface LinkedFigure {
  code: string
  name: string
  /** With its unit, e.g. `96,8 %`; a word where there is no number. */
  words: string
  /** As its report says it, e.g. `Quý III/2026`. */
  period: string
  /** The page of its proof. */
  href: string
}

const LINK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The codes that a text links to, each once, as written between the braces. */
export const linkedCodes = (body: string): string[] => [...new Set([...body.matchAll(LINK)].map(([, code]) => code!))]

/** A piece of a paragraph: words, or a number with its proof; a link that leads nowhere has no figure. */
export interface Piece {
  text: string
  figure?: LinkedFigure
  broken?: boolean
}

export interface Paragraph {
  kind: 'heading' | 'paragraph' | 'item'
  pieces: Piece[]
}

/**
 * The text of a report in paragraphs: a line that begins with `#` is a heading, with `-` an item; lines between empty ones are one paragraph. Live links
 * become their numbers. Pure.
 */
export function paragraphsOf(body: string, figures: ReadonlyMap<string, LinkedFigure>): Paragraph[] {
  const found: Paragraph[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) found.push({ kind: 'paragraph', pieces: piecesOf(open.join(' '), figures) })
    open = []
  }
  for (const raw of body.split(/\r?\n/)) {
    const line = raw.trim()
    const marked = /^(#+|-)\s+(.+)$/.exec(line)
    if (line === '' || marked) close()
    if (marked) found.push({ kind: marked[1] === '-' ? 'item' : 'heading', pieces: piecesOf(marked[2]!, figures) })
    else if (line !== '') open.push(line)
  }
  close()
  return found
}

function piecesOf(line: string, figures: ReadonlyMap<string, LinkedFigure>): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(LINK)) {
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) })
    const figure = figures.get(match[1]!)
    pieces.push(figure ? { text: figure.words, figure } : { text: match[0], broken: true })
    from = match.index + match[0].length
  }
  if (from < line.length) pieces.push({ text: line.slice(from) })
  return pieces
}

/** The text as a reader without links sees it. */
export const plainText = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ kind, pieces }) => (kind === 'item' ? '- ' : '') + pieces.map((one) => one.text).join('')).join('\n')
