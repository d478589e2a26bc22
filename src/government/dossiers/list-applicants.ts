import { noteListView } from '#foundation/audit'
import type { Ctx, Officer } from '#platform/context'
import { hasRole } from '#platform/context'
import { ensure } from '#platform/errors'
import { namedLike } from './named-like.ts'
import { visibleDossiers } from './tables.ts'

export interface KnownApplicant {
  personId: string
  name: string
  /** Their last dossier here: tells two of the same name apart. */
  lastCode: string
  lastProcedure: string
  lastAt: Date
}

/**
 * People who filed with this agency before and whose name has the words typed, the last of which may be its beginning; with or without marks. For
 * the one-stop desk. It finds nobody whom the agency does not serve already: their own register, not the country's.
 */
export async function listApplicants(ctx: Ctx, typed: string): Promise<KnownApplicant[]> {
  ensure(ctx, hasRole(ctx.actor, 'one_stop'))
  const named = typed.trim().length < 2 ? undefined : namedLike((ctx.actor as Officer).visibleAgencyIds, typed)
  if (!named) return []
  const rows = await visibleDossiers(ctx)
    .select(['person_id', 'applicant_name', 'code', 'procedure_name', 'submitted_at'])
    .distinctOn('person_id')
    .where('person_id', 'is not', null)
    .where(named)
    .orderBy('person_id')
    .orderBy('submitted_at', 'desc')
    .limit(20)
    .execute()
  await noteListView(ctx, { action: 'dossiers.list-viewed', list: 'applicants', filter: { q: typed }, shown: rows.length })
  return rows.map((row) => ({
    personId: row.person_id!,
    name: row.applicant_name,
    lastCode: row.code,
    lastProcedure: row.procedure_name,
    lastAt: row.submitted_at,
  }))
}
