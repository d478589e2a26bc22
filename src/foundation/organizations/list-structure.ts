import type { Ctx, OfficerRole } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { tables } from './tables.ts'

export interface Structure {
  departments: { id: string; name: string; validTo: string | null }[]
  positions: { id: string; departmentId: string | null; title: string; roles: OfficerRole[]; validTo: string | null }[]
  /** What was closed before the day, newest first. */
  closed: { id: string; name: string; validFrom: string; validTo: string }[]
}

/** The departments and positions of an agency on a date (today by default), and those of before. Public, as on the board at the gate. */
export async function listStructure(ctx: Ctx, agencyId: string, onDate = vietnamDate(ctx.now)): Promise<Structure> {
  const db = tables(ctx)
  const departments = await db
    .selectFrom('department')
    .select(['id', 'name', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('agency_id', '=', agencyId)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  const positions = await db
    .selectFrom('position')
    .select(['id', 'department_id as departmentId', 'title', 'roles', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('agency_id', '=', agencyId)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  const stands = (one: { validTo: string | null }) => one.validTo === null || one.validTo >= onDate
  const closed = [...departments, ...positions.map((position) => ({ ...position, name: position.title }))].flatMap(
    ({ id, name, validFrom, validTo }) => (validTo !== null && validTo < onDate ? [{ id, name, validFrom, validTo }] : []),
  )
  return {
    departments: departments.filter(stands).map(({ id, name, validTo }) => ({ id, name, validTo })),
    positions: positions.filter(stands).map(({ validFrom: _, ...position }) => position),
    closed: closed.sort((a, b) => b.validTo.localeCompare(a.validTo)),
  }
}
