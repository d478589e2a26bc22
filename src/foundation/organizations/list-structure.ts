import type { Ctx, OfficerRole } from '#platform/context'
import { tables } from './tables.ts'

export interface Structure {
  departments: { id: string; name: string }[]
  positions: { id: string; departmentId: string | null; title: string; roles: OfficerRole[] }[]
}

/** The departments and positions of an agency. Public, as on the board at the gate. */
export async function listStructure(ctx: Ctx, agencyId: string): Promise<Structure> {
  const db = tables(ctx)
  const departments = await db
    .selectFrom('department')
    .select(['id', 'name'])
    .where('agency_id', '=', agencyId)
    .where('valid_to', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  const positions = await db
    .selectFrom('position')
    .select(['id', 'department_id as departmentId', 'title', 'roles'])
    .where('agency_id', '=', agencyId)
    .where('valid_to', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return { departments, positions }
}
