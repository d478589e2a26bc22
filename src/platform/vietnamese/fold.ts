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
