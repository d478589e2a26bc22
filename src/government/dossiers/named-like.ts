import { type RawBuilder, sql } from '#platform/database'
import { fold } from '#platform/vietnamese'

/** No name has more. */
const MOST_WORDS = 12

/**
 * Whether a dossier of one of these agencies is of somebody so named: every word, in any order, with or without marks; the last may be its beginning. It stands on
 * the index dossier_by_name, whose words carry their agency: a common name elsewhere costs nothing here. Undefined where the text has no word.
 */
export function namedLike(agencyIds: readonly string[], name: string): RawBuilder<boolean> | undefined {
  // What quotes and escapes in PostgreSQL's tsquery is in no folded name.
  const words = fold(name)
    .replace(/['\\\0]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
  if (words.length === 0 || agencyIds.length === 0) return undefined
  const of = (agencyId: string) =>
    words.map((word, i) => `'${agencyId}/${word}'${i === words.length - 1 ? ':*' : ''}`).join(' & ')
  const wanted = agencyIds.map((id) => `(${of(id)})`).join(' | ')
  return sql<boolean>`array_to_tsvector(string_to_array(agency_id::text || '/' || replace(applicant_folded, ' ', ' ' || agency_id::text || '/'), ' ')) @@ ${wanted}::tsquery`
}
