import type { Ctx, OfficerRole } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { comparePersons } from '#platform/vietnamese'
import { maySeeOfficers } from './permissions.ts'
import { tables } from './tables.ts'

export interface Officer {
  holdingId: string
  positionId: string
  personId: string
  personName: string
  title: string
  department: string | null
  roles: OfficerRole[]
  from: string
  /** Last day included; null while open. */
  to: string | null
}

/**
 * Who holds a position in the agency on a date (today by default), by name; with `role`, only those who have it. One row a
 * holding. Errors: forbidden to other agencies' people. A commune has some dozens.
 */
export async function listOfficers(
  ctx: Ctx,
  agencyId: string,
  filter: { role?: OfficerRole; onDate?: string; ended?: boolean } = {},
): Promise<Officer[]> {
  ensure(ctx, maySeeOfficers(ctx.actor, agencyId))
  const onDate = filter.onDate ?? vietnamDate(ctx.now)
  let query = tables(ctx)
    .selectFrom('holding')
    .innerJoin('position', (join) =>
      join.onRef('position.agency_id', '=', 'holding.agency_id').onRef('position.id', '=', 'holding.position_id'),
    )
    .leftJoin('department', (join) =>
      join.onRef('department.agency_id', '=', 'position.agency_id').onRef('department.id', '=', 'position.department_id'),
    )
    .select([
      'holding.id as holdingId',
      'holding.position_id as positionId',
      'holding.person_id as personId',
      'holding.person_name as personName',
      'position.title',
      'department.name as department',
      'position.roles',
      'holding.valid_from as from',
      'holding.valid_to as to',
    ])
    .where('holding.agency_id', '=', agencyId)
    .limit(1000)
  query = filter.ended
    ? query.where('holding.valid_to', '<', onDate).orderBy('holding.valid_to', 'desc')
    : query.where((eb) => eb.or([eb('holding.valid_to', 'is', null), eb('holding.valid_to', '>=', onDate)]))
  if (!filter.ended && filter.onDate) query = query.where('holding.valid_from', '<=', onDate)
  if (filter.role) query = query.where(sql<boolean>`${filter.role} = any (position.roles)`)
  const rows = await query.execute()
  return rows.sort((a, b) => comparePersons(a.personName, b.personName))
}
