import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { tables } from './tables.ts'

/** Whether anybody has ever been appointed to a position with the administrator's role, in any agency of this installation. */
export async function hasAdministrator(ctx: Ctx): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('person_post')
    .select('person_id')
    .where(sql<boolean>`'administrator' = any (roles)`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
