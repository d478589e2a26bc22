import { type Ctx, personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { notFound, unauthenticated } from '#platform/errors'
import { tables } from './tables.ts'

/**
 * Takes one of the person's own uploads away, so that it can no longer be filed. Dossiers that already have it keep it. The bytes stay
 * in the store, where another row may name them. Throws `not_found`, for another's as for none.
 */
export async function forgetUpload(ctx: Ctx, id: string): Promise<void> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  const gone = isUuid(id)
    ? await tables(ctx).deleteFrom('upload').where('person_id', '=', personId).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!gone || gone.numDeletedRows === 0n) throw notFound(ctx)
}
