import { type Ctx, personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { tables } from './tables.ts'
import { type Upload, uploadOf } from './upload.ts'

/** The person's own uploads among these ids; another's are left out as if they did not exist. */
export async function findUploads(ctx: Ctx, ids: readonly string[]): Promise<Upload[]> {
  const personId = personIdOf(ctx.actor)
  const real = ids.filter(isUuid)
  if (!personId || real.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('upload')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', 'in', real)
    .execute()
  return rows.map(uploadOf)
}
