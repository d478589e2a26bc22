import { fold, isOneSlipFrom, soundKey } from '#platform/vietnamese'
import { EVERYDAY_WORDS, WRAPPING_WORDS } from './everyday-words.ts'
import type { ProcedureVersion } from './procedure-types.ts'

/** So many words of a search count. */
const MOST_WORDS = 10

/**
 * Those in which all words of a search are found: as typed, marks aside; failing that with the sounds that many write alike (lí/lý, xác/sác,
 * trứng/chứng, giấy/dấy, nông/lông); failing that with one slip of the keys. A coarser look is taken only when the finer found nothing, so what was meant
 * exactly is never buried. Everyday words come before all (“sổ đỏ”), and a whole sentence is tried again without what wraps it (“làm … cho cháu”).
 */
export function matchWords(versions: readonly ProcedureVersion[], q: string): ProcedureVersion[] {
  const said = versions.filter((version) => EVERYDAY_WORDS[version.code]?.some((words) => saysWhole(q, words)))
  if (said.length > 0) return said
  const found = allWords(versions, q)
  if (found.length > 0) return found
  const bare = wordsOf(fold(q)).filter((word) => !WRAPPING_WORDS.has(word))
  if (bare.length === 0) return []
  return withWhole(versions, bare, fold)
}

/** Those that have each word as a word of its own: `hôn` is not in `thôn`. */
function withWhole(
  versions: readonly ProcedureVersion[],
  words: readonly string[],
  look: (text: string) => string,
): ProcedureVersion[] {
  return versions.filter((version) => {
    const own = new Set(wordsOf(look(textOf(version)), Number.POSITIVE_INFINITY))
    return words.every((word) => own.has(word))
  })
}

/** Whether a search has these words, one after the other. */
const saysWhole = (q: string, words: string): boolean => ` ${wordsOf(fold(q)).join(' ')} `.includes(` ${fold(words)} `)

function allWords(versions: readonly ProcedureVersion[], q: string): ProcedureVersion[] {
  for (const look of [fold, soundKey]) {
    const words = wordsOf(look(q))
    const whole = withWhole(versions, words, look)
    if (words.length > 0 && whole.length > 0) return whole
    const found = versions.filter((version) => words.every((word) => look(textOf(version)).includes(word)))
    if (found.length > 0) return found
  }
  return versions.filter((version) => [fold, soundKey].some((look) => isSlipOf(wordsOf(look(q)), look(textOf(version)))))
}

const textOf = (one: ProcedureVersion): string => `${one.code} ${one.name} ${one.domain} ${one.result.name}`

const wordsOf = (text: string, most = MOST_WORDS): string[] =>
  text
    .split(/[\s,;:()]+/)
    .filter(Boolean)
    .slice(0, most)

/** One word alone must be longer to be told from its neighbours: most Vietnamese words of three letters are one letter apart. */
function isSlipOf(words: readonly string[], text: string): boolean {
  const wrong = words.filter((word) => !text.includes(word))
  const [slip] = wrong
  if (wrong.length !== 1 || !slip || slip.length < (words.length > 1 ? 3 : 4) || /\d/.test(slip)) return false
  return text.split(/[^a-z]+/).some((word) => isOneSlipFrom(slip, word))
}
