import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

/** Whether the person can sign in with a password. */
export async function hasPassword(ctx: Ctx, personId: string): Promise<boolean> {
  const row = await tables(ctx).selectFrom('password').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}
