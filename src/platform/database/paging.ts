import { z } from 'zod'

/** A page of a list: `next` is the cursor of the following page, or null at the end. */
export interface Page<T> {
  items: T[]
  next: string | null
}

export const PageQuery = z.object({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** A cursor is the sort key of the last row shown, opaque to the caller. */
export const encodeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** Returns the key, or undefined when the text is no cursor of ours: a list then starts at its beginning. */
export function decodeCursor(text: string | undefined): unknown[] | undefined {
  if (!text) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(key) ? key : undefined
  } catch {
    return undefined
  }
}

/** Cuts a list fetched with `limit + 1` rows into a page. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => readonly unknown[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}
