import { type Ctx, personIdOf } from '#platform/context'
import type { Upload } from './keep-upload.ts'
import { tables } from './tables.ts'

/** The person's own uploads among these ids; another's are left out as if they did not exist. */
export async function findUploads(ctx: Ctx, ids: readonly string[]): Promise<Upload[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId || ids.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('upload')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, mediaType: row.media_type, size: row.size, sha256: row.sha256 }))
}
