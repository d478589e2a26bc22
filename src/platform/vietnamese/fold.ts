/** Unicode as TCVN 6909:2001 keeps it: macOS and iOS send decomposed letters, the database holds composed ones. */
export const nfc = (text: string): string => text.normalize('NFC')

const MARKS = /[\u0300-\u036f]/g

/**
 * Letters without marks, lower case: `Đặng Thị Huệ` → `dang thi hue`. Punctuation stays. As marks fall, `hoà` and `hòa`
 * become equal.
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

// After one of these alone, y and i are two spellings of one sound (Kỳ/Kì, Mỹ/Mĩ, Quý/Quí); elsewhere they are not (tay, tai).
const FREE_Y = /(?<![a-z])(qu|[hklmstv]?)y(?![a-z])/g

/** What a search compares: folded, punctuation as one space, y/i equal where spelling is free. */
export function searchKey(text: string): string {
  return fold(text)
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(FREE_Y, '$1i')
}

// Sounds that many dialects do not part, and i/y: whoever hears them alike writes one for the other. Longer letters first.
const SOUNDS: Record<string, string> = { tr: 'ch', gi: 'd', r: 'd', x: 's', l: 'n', y: 'i' }

/**
 * What remains of a folded text when sounds that are often mistaken are written one way: `giấy sác nhận` and `dấy xác nhận` are equal. Letter by
 * letter, so that a part of a word stays a part of it. Coarse: for a second look, when nothing was found as it was typed.
 */
export const soundKey = (text: string): string =>
  fold(text)
    .replace(/gi(?![aeiouy])/g, 'di')
    .replace(/tr|gi|[rxly]/g, (sound) => SOUNDS[sound]!)

/** Whether one word is the other but for one letter too many, too few or wrong, or two that changed places. */
export function isOneSlipFrom(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const [restA, restB] = [a.slice(at), b.slice(at)]
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * Lower case with all marks, but the tone stands behind the word: `hoà` and `hòa` are equal, `hoa` and `hoá` are not.
 * For comparison only, never shown.
 */
export function accentKey(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map((word) => word.replace(TONE, '').normalize('NFC') + (word.match(TONE) ?? []).join(''))
    .join(' ')
}

/** The same name, whatever the tone placement, letter case, spaces and Unicode form. */
export const sameName = (a: string, b: string): boolean => accentKey(a) === accentKey(b)
