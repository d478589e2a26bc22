import { hashLeaf } from './merkle.ts'
import type { EntryTable } from './tables.ts'

/** JSON with sorted keys and no spaces (as RFC 8785), so that one entry has one sequence of bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value)
}

/** The leaf of an entry: hash of the canonical JSON of the whole row. A column added later goes in only where it is set. */
export function leafOf(entry: EntryTable): Buffer {
  const set = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null))
  return hashLeaf(Buffer.from(canonicalJson({ v: 1, ...set, at: entry.at.toISOString() })))
}
