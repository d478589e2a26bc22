/** A text made easy to search, each of its characters still knowing its place in the text as sent. */
export interface MappedText {
  /** As sent. */
  original: string
  /** Lower case, without marks, đ as d: `Tỷ lệ` and `TỶ LỆ` in either spelling of the marks are `ty le`; see `keepApart`. */
  flat: string
  /** NFC, with capitals; as long as `flat`. */
  plain: string
  /** For each character of `flat`: UTF-16 offsets in the original, the end not included. */
  starts: number[]
  ends: number[]
}

export function mapText(original: string): MappedText {
  const starts: number[] = []
  const ends: number[] = []
  const flat: string[] = []
  const plain: string[] = []
  // A letter with all its marks, however it was typed.
  for (const match of original.matchAll(/[\s\S]\p{M}*/gu)) {
    const [cluster] = match
    for (const unit of cluster.normalize('NFC').split('')) {
      plain.push(unit)
      flat.push(flatten(unit))
      starts.push(match.index)
      ends.push(match.index + cluster.length)
    }
  }
  const printed = plain.join('')
  return { original, flat: keepApart(flat.join(''), printed), plain: printed, starts, ends }
}

/** Without marks `nền tảng` and `giám đốc` would speak of growing and shrinking, `trồng` and `tỷ trọng` of what is within, `đất` and `đặt mục tiêu` of reaching. */
const OTHER_WORDS = /(?<!\p{L})(?:t[ảầ]ng|giám|tr[ồọốộ]ng|đất|đặt(?= (?:mục|chỉ|kế|yêu)))(?!\p{L})/giu

function keepApart(flat: string, plain: string): string {
  let kept = ''
  let at = 0
  for (const { 0: word, index } of plain.matchAll(OTHER_WORDS)) {
    kept += `${flat.slice(at, index + word.length - 1)}q`
    at = index + word.length
  }
  return kept + flat.slice(at)
}

const known = new Map<string, string>()

function flatten(unit: string): string {
  let found = known.get(unit)
  if (found === undefined) {
    const base = unit.normalize('NFD')[0]!.toLowerCase()
    found = base === 'đ' ? 'd' : base === '\u00a0' || base === '\u202f' ? ' ' : base.length === 1 ? base : unit
    if (known.size < 5000) known.set(unit, found)
  }
  return found
}

/** A stretch of `flat` as a place in the text as sent. */
export function placeIn(text: MappedText, from: number, to: number): { start: number; end: number; text: string } {
  const start = text.starts[from] ?? text.original.length
  const end = to > from ? text.ends[to - 1]! : start
  return { start, end, text: text.original.slice(start, end) }
}
