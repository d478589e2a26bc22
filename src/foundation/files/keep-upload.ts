import { type Ctx, personIdOf } from '#platform/context'
import { newId } from '#platform/database'
import { invalid, tooLarge, unauthenticated } from '#platform/errors'
import { ACCEPTED_TYPES, detectType } from './detect-type.ts'
import { text } from './messages.ts'
import { stripPosition } from './strip-position.ts'
import { tables } from './tables.ts'

export interface Upload {
  id: string
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  sha256: string
}

const MEGABYTE = 1024 * 1024
export const LARGEST_FILE = 10 * MEGABYTE

/** A name as people read it: NFC, no path, no control characters, with the ending that its bytes deserve. */
export function cleanName(name: string, mediaType: string): string {
  const base = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/\.[^.]{0,10}$/, '')
    .trim()
  return `${[...base].slice(0, 120).join('') || 'tep'}${ACCEPTED_TYPES[mediaType]}`
}

/**
 * Checks a file by its bytes, takes the place of photographs out, and stores it before its row names it.
 * Throws `too_large` over 10 MB, `invalid` (field `file`) for an empty or unaccepted one.
 */
export async function keepUpload(ctx: Ctx, file: { name: string; bytes: Uint8Array }): Promise<Upload> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  const t = text(ctx)
  if (file.bytes.length === 0) throw invalid(ctx, { file: t.empty(file.name) })
  if (file.bytes.length > LARGEST_FILE) throw tooLarge(ctx, t.tooLarge(file.name))
  const mediaType = await detectType(file.bytes)
  if (!mediaType) throw invalid(ctx, { file: t.notAccepted(file.name) })
  const { sha256, size } = await ctx.ports.files.put(stripPosition(file.bytes, mediaType))
  const upload = { id: newId(), name: cleanName(file.name, mediaType), mediaType, size, sha256 }
  await tables(ctx)
    .insertInto('upload')
    .values({ person_id: personId, id: upload.id, name: upload.name, media_type: mediaType, size, sha256, created_at: ctx.now })
    .execute()
  return upload
}
