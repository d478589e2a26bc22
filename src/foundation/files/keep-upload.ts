import { type Ctx, personIdOf } from '#platform/context'
import { newId, sql } from '#platform/database'
import { AppError, invalid, tooLarge, unauthenticated } from '#platform/errors'
import { cleanName } from './clean-name.ts'
import { megabytes } from './file-limits.ts'
import { ACCEPTED_TYPES, inspectFile } from './inspect-file.ts'
import { text } from './messages.ts'
import { tables } from './tables.ts'
import type { Upload } from './upload.ts'

/** What one person may send within 24 hours: several full dossiers, but not a disk full. */
const A_DAY = { bytes: 500 * 1024 * 1024, files: 500 }

/**
 * Looks into a file, takes out what it tells beside its picture (position, maker), stores it and names it by a row of the person's. The
 * digest is that of the kept bytes.
 * Throws `too_large`; `invalid` (field `file`) for an empty, damaged or unaccepted one; `too_many`; `unauthenticated`.
 */
export async function keepUpload(ctx: Ctx, file: { name: string; bytes: Uint8Array }): Promise<Upload> {
  const upload = await storeUpload(ctx, file)
  await recordUpload(ctx, upload)
  return upload
}

/** The first half of keepUpload: the bytes stand in the store, no row names them yet. Needs no transaction, so it holds none up. */
export async function storeUpload(ctx: Ctx, file: { name: string; bytes: Uint8Array }): Promise<Upload> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  const t = text(ctx)
  const shownName = cleanName(file.name, /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '')
  const limit = ctx.ports.config.fileLimits.file
  if (file.bytes.length > limit) throw tooLarge(ctx, t.tooLarge(shownName, megabytes(limit)))
  const inspected = await inspectFile(file.bytes)
  if ('refusal' in inspected) throw invalid(ctx, { file: t.refusal[inspected.refusal](shownName) })
  const { mediaType } = inspected
  await ensureWithinDay(ctx, personId, inspected.bytes.length)
  const { sha256, size } = await ctx.ports.files.put(inspected.bytes)
  return { id: newId(), name: cleanName(file.name, ACCEPTED_TYPES[mediaType]!), mediaType, size, sha256 }
}

/** The second half of keepUpload. */
export async function recordUpload(ctx: Ctx, { id, name, mediaType, size, sha256 }: Upload): Promise<void> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  await tables(ctx)
    .insertInto('upload')
    .values({ person_id: personId, id, name, media_type: mediaType, size, sha256, created_at: ctx.now })
    .execute()
}

async function ensureWithinDay(ctx: Ctx, personId: string, size: number): Promise<void> {
  const { bytes, files } = await tables(ctx)
    .selectFrom('upload')
    .select([sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'), sql<number>`count(*)`.as('files')])
    .where('person_id', '=', personId)
    .where('created_at', '>', new Date(ctx.now.getTime() - 24 * 3600_000))
    .where('created_at', '<=', ctx.now)
    .executeTakeFirstOrThrow()
  if (bytes + size > A_DAY.bytes || files >= A_DAY.files)
    throw new AppError('too_many', text(ctx).tooMuchToday, { retryAfter: 24 * 3600 })
}
