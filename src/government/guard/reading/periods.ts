const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4' }

const PATTERNS: [RegExp, (found: RegExpExecArray) => string][] = [
  [/\b(?:nam hoc) (\d{4}) ?[-–] ?(\d{2,4})/g, (found) => `s${found[1]}`],
  [/\bquy (iv|iii|ii|i|[1-4])(?:[/ ]+(?:nam )?(\d{4}))?/g, (found) => `q${ROMAN[found[1]!] ?? found[1]}/${found[2] ?? ''}`],
  [/\b(\d{1,2}) thang(?: dau| cuoi)?(?: nam)?(?: (\d{4}))?\b/g, (found) => `${found[1]}m/${found[2] ?? ''}`],
  [/\bthang (\d{1,2})(?:[/-](\d{4})| nam (\d{4}))?/g, (found) => `m${found[1]}/${found[2] ?? found[3] ?? ''}`],
  [/\b(\d{1,2})\/(\d{4})\b(?![/\d])/g, (found) => `m${Number(found[1])}/${found[2]}`],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g, (found) => `d${found[1]}/${found[2]}/${found[3]}`],
  [
    /\b(?:ngay|tinh den|den het|den|truoc) (\d{1,2})\/(\d{1,2})\b(?![/.\d]| ?[a-z]{2,} ?\d)/g,
    (found) => `d${found[1]}/${found[2]}/`,
  ],
  [/\b(?:nam|den|truoc|sau|tu|het) (?:nam )?((?:19|20)\d{2})\b(?! ?[-–] ?\d)/g, (found) => found[1]!],
  [/\bcung ky\b/g, () => 'before'],
  [/\bnam truoc\b/g, () => 'before'],
  [/\bthang truoc\b/g, () => 'before'],
  [/\bquy truoc\b/g, () => 'before'],
]

export interface SaidPeriod {
  at: number
  to: number
  key: string
}

/** Every period that the text names, in order. What stands inside another (the year of a quarter) is left out. */
export function periodsIn(flat: string): SaidPeriod[] {
  const all = PATTERNS.flatMap(([pattern, keyOf]) =>
    [...flat.matchAll(pattern)].map((found) => ({
      at: found.index,
      to: found.index + found[0].length,
      key: keyOf(found as RegExpExecArray),
    })),
  ).sort((a, b) => a.at - b.at || b.to - a.to)
  const kept: SaidPeriod[] = []
  for (const one of all) if (kept.length === 0 || one.at >= kept.at(-1)!.to) kept.push(one)
  return kept
}

/** Two periods that may be the same: a part that is not told agrees with any. */
export function mayBeSame(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return true
  const [x, y] = [a.split('/'), b.split('/')]
  return x.length === 2 && y.length === 2 && x[0] === y[0] && (x[1] === '' || y[1] === '')
}
