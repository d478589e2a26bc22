const DIGITS: Record<string, number> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}
const WORD = '(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|t[yi](?! le)|linh|le|ruoi|phay)'
/** Two words at least: `ba` alone is as often a mother as a three. */
export const NUMERAL = new RegExp(`(?<![a-z])${WORD}(?: ${WORD})+(?![a-z])`, 'g')

const COUNT = '(?:hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)'
/** `hai phần ba`, `3 phần 4`. */
export const PARTS = new RegExp(`(?<![a-z])((?:mot|${COUNT})|(?<![\\d.,])\\d) phan (${COUNT}|\\d{1,2})(?![a-z\\d])`, 'g')

const digitOf = (word: string): number => (/^\d/.test(word) ? Number(word) : word === 'muoi' ? 10 : DIGITS[word]!)

/** What `PARTS` found, as a percentage; undefined where it is no part of a whole. */
export function readParts(part: string, whole: string): number | undefined {
  const [a, b] = [digitOf(part), digitOf(whole)]
  return a < b ? (100 * a) / b : undefined
}

/** `chín mươi sáu phẩy tám` → 96.8 with one decimal; without a comma as `readNumeral`. */
export function readSpoken(words: string): { value: number; decimals: number } | undefined {
  const [whole = '', rest, ...more] = words.split(' phay ')
  const value = readNumeral(whole)
  if (value === undefined || more.length > 0 || / phay$/.test(words)) return undefined
  if (rest === undefined) return { value, decimals: 0 }
  const each = rest.split(' ').map((word) => DIGITS[word])
  const spoken = readNumeral(rest)
  const decimals = each.every((digit) => digit !== undefined) ? each.join('') : spoken === undefined ? undefined : String(spoken)
  return decimals === undefined ? undefined : { value: Number(`${value}.${decimals}`), decimals: decimals.length }
}

/** Words that multiply the number before them. */
export const TIMES: Record<string, number> = { nghin: 1000, ngan: 1000, trieu: 1e6, ty: 1e9, ti: 1e9 }

/** `ba trăm năm mươi lăm` (without marks) → 355; undefined for words that make no number. */
export function readNumeral(words: string): number | undefined {
  let total = 0
  let below = 0
  let digit: number | undefined
  let last = 1
  for (const word of words.split(' ')) {
    if (word in DIGITS) {
      if (digit !== undefined) return undefined
      digit = DIGITS[word]!
    } else if (word === 'linh' || word === 'le') {
      if (digit !== undefined) return undefined
    } else if (word === 'muoi') {
      below += (digit ?? 1) * 10
      digit = undefined
      last = 10
    } else if (word === 'tram') {
      if (digit === undefined) return undefined
      below += digit * 100
      digit = undefined
      last = 100
    } else if (word in TIMES) {
      const times = TIMES[word]!
      below += digit ?? 0
      if (below === 0) return undefined
      total += below * times
      below = 0
      digit = undefined
      last = times
    } else if (word === 'ruoi') {
      total += last / 2
    }
  }
  const value = total + below + (digit ?? 0)
  return value > 0 ? value : undefined
}

/** A number in figures as Vietnamese texts print it: dots in threes part thousands, a comma or a lone dot the decimals. */
export function readDigits(digits: string): { value: number; decimals: number } | undefined {
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits)) {
    const [, decimals = ''] = digits.split(',')
    return { value: Number(digits.replaceAll('.', '').replace(',', '.')), decimals: decimals.length }
  }
  const simple = /^(\d+)(?:[.,](\d+))?$/.exec(digits)
  if (!simple) return undefined
  return { value: Number(`${simple[1]}.${simple[2] ?? '0'}`), decimals: simple[2]?.length ?? 0 }
}
