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
const WORD = '(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|linh|le|ruoi)'
/** Two words at least: `ba` alone is as often a mother as a three. */
export const NUMERAL = new RegExp(`(?<![a-z])${WORD}(?: ${WORD})+(?![a-z])`, 'g')

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
    } else if (word === 'nghin' || word === 'ngan' || word === 'trieu') {
      const times = word === 'trieu' ? 1e6 : 1000
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
