const collator = new Intl.Collator('vi')

/** Vietnamese alphabetical order, for sorting in memory: a ă â b c d đ …; ngang, huyền, hỏi, ngã, sắc, nặng. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a.normalize('NFC'), b.normalize('NFC'))

// f, j, w, z stand in foreign and ethnic-minority names.
const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const FIRST = 'A'.charCodeAt(0)

/**
 * A text of plain ASCII whose byte order is Vietnamese alphabetical order, so that a column can be sorted and paged by
 * `collate "C"` alike on every server. Tone placement and letter case do not matter.
 */
export function sortKey(text: string): string {
  const words = text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
  const tones = words.map((word) => TONES.findIndex((tone) => word.includes(tone)) + 1)
  const letters = words.map((word) =>
    [...word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC')].map(letterKey).join(''),
  )
  // '!' < '#' < digits < letters: a name stands before the longer one that begins with it.
  return `${letters.join('#')}!${tones.join('')}`
}

function letterKey(letter: string): string {
  const index = ALPHABET.indexOf(letter)
  if (index >= 0) return String.fromCharCode(FIRST + index)
  if (letter >= '0' && letter <= '9') return letter
  const bare = letter.normalize('NFD')[0]!
  const bareIndex = ALPHABET.indexOf(bare)
  return bareIndex >= 0 ? String.fromCharCode(FIRST + bareIndex) : '~'
}

/** The parts of a full name: tên is the last word, họ the first, đệm what stands between. One word is a tên. */
export function personNameParts(fullName: string): { given: string; family: string; middle: string } {
  const words = fullName.normalize('NFC').trim().split(/\s+/)
  if (words.length === 1) return { given: words[0]!, family: '', middle: '' }
  return { given: words.at(-1)!, family: words[0]!, middle: words.slice(1, -1).join(' ') }
}

/** People stand by tên, then họ, then đệm. The key sorts by bytes like `sortKey`. */
export function personSortKey(fullName: string): string {
  const { given, family, middle } = personNameParts(fullName)
  return [given, family, middle].map(sortKey).join(' ')
}

/** Order of two full names, as lists of people are sorted in Vietnam. */
export function comparePersons(a: string, b: string): number {
  const [x, y] = [personSortKey(a), personSortKey(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
