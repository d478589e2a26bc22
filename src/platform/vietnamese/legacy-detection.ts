import { fromLegacy, type LegacyEncoding } from './legacy.ts'
import { isSyllable } from './syllable.ts'

const ENCODINGS: LegacyEncoding[] = ['tcvn3', 'vni']

/** How many words beyond plain letters a text has, and how many of them can be Vietnamese. */
function plausibility(text: string): { words: number; right: number } {
  let [words, right] = [0, 0]
  for (const word of text.split(/[\s\d!-/:-@[-`{-~“”‘’–—…]+/)) {
    if (!/[^\p{ASCII}]/u.test(word)) continue
    words++
    if (isSyllable(word)) right++
  }
  return { words, right }
}

/** How many more words of a text are Vietnamese when it is read so. */
export const gainOf = (text: string, encoding: LegacyEncoding): number =>
  plausibility(fromLegacy(text, encoding)).right - plausibility(text).right

/** The old encoding of texts of which some may be in Unicode, as headings are: at least half of the words that cannot be Vietnamese become so in it. */
export function detectLegacy(texts: readonly string[]): LegacyEncoding | undefined {
  const wrong = texts.reduce((sum, text) => {
    const { words, right } = plausibility(text)
    return sum + words - right
  }, 0)
  const gains = ENCODINGS.map((encoding) => ({
    encoding,
    gain: texts.reduce((sum, text) => sum + Math.max(0, gainOf(text, encoding)), 0),
  }))
  const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a))
  return best.gain > 0 && best.gain * 2 >= wrong ? best.encoding : undefined
}

/**
 * Bytes that are no UTF-8, one a letter: windows-1258, or what TCVN3 and VNI fonts show; these stay as they are, in letters of Western Europe, to be
 * converted cell by cell. Undefined where no reading makes Vietnamese of them.
 */
export function readSingleBytes(bytes: Uint8Array): string | undefined {
  const western = Buffer.from(bytes).toString('latin1')
  const readings = [
    { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), meant: undefined },
    ...ENCODINGS.map((encoding) => ({ text: western, meant: fromLegacy(western, encoding) })),
  ].map((one) => ({ ...one, ...plausibility(one.meant ?? one.text) }))
  const best = readings.reduce((a, b) => (b.right > a.right ? b : a))
  return best.right > 0 && best.right >= best.words * 0.6 ? best.text : undefined
}
