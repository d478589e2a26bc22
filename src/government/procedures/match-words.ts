import { fold, isOneSlipFrom, soundKey } from '#platform/vietnamese'
import type { ProcedureVersion } from './procedure-types.ts'

/** So many words of a search count. */
const MOST_WORDS = 10

/**
 * Those in which all words of a search are found: as typed, marks aside; failing that with the sounds that many write alike (lí/lý, xác/sác,
 * trứng/chứng, giấy/dấy, nông/lông); failing that with one slip of the keys. A coarser look is taken only when the finer found nothing, so what was meant
 * exactly is never buried.
 */
export function matchWords(versions: readonly ProcedureVersion[], q: string): ProcedureVersion[] {
  for (const look of [fold, soundKey]) {
    const words = wordsOf(look(q))
    const found = versions.filter((version) => words.every((word) => look(textOf(version)).includes(word)))
    if (found.length > 0) return found
  }
  return versions.filter((version) => [fold, soundKey].some((look) => isSlipOf(wordsOf(look(q)), look(textOf(version)))))
}

const textOf = (one: ProcedureVersion): string => `${one.code} ${one.name} ${one.domain} ${one.result.name}`

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)

/** One word alone must be longer to be told from its neighbours: most Vietnamese words of three letters are one letter apart. */
function isSlipOf(words: readonly string[], text: string): boolean {
  const wrong = words.filter((word) => !text.includes(word))
  const [slip] = wrong
  if (wrong.length !== 1 || !slip || slip.length < (words.length > 1 ? 3 : 4) || /\d/.test(slip)) return false
  return text.split(/[^a-z]+/).some((word) => isOneSlipFrom(slip, word))
}
