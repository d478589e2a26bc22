import { noteListView } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { parseDossierCode } from './dossier-code.ts'
import { DOSSIER_STATUSES, type DossierStatus } from './dossier-status.ts'
import { namedLike } from './named-like.ts'
import { tables, visibleDossiers } from './tables.ts'

export interface DossierSummary {
  agencyId: string
  code: string
  procedureName: string
  applicantName: string
  status: DossierStatus
  submittedAt: Date
  dueAt: Date | null
}

export interface DossierFilter {
  status?: string
  /** A code, or words of a name, with or without marks. */
  q?: string
  late?: boolean
  after?: string
  limit?: number
}

/** The agency's dossiers, newest first; keyset paging on the index of the agency. One entry in the audit for each page looked at. */
export async function listDossiers(ctx: Ctx, filter: DossierFilter): Promise<Page<DossierSummary>> {
  ensure(ctx, ctx.actor.kind === 'officer')
  const limit = filter.limit ?? 30
  const status = DOSSIER_STATUSES.find((s) => s === filter.status)
  const code = filter.q ? parseDossierCode(filter.q)?.code : undefined
  const named = filter.q && ctx.actor.kind === 'officer' ? namedLike(ctx.actor.visibleAgencyIds, filter.q) : undefined
  const [at, id] = decodeCursor(filter.after) ?? []
  let query = visibleDossiers(ctx)
    .select(['agency_id', 'id', 'code', 'procedure_name', 'applicant_name', 'status', 'submitted_at', 'due_at'])
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (status) query = query.where('status', '=', status)
  if (code) query = query.where('code', '=', code)
  else if (named) query = query.where(named)
  if (filter.late) query = query.where('due_at', '<', ctx.now).where('status', 'in', ['accepted', 'inProcess'])
  if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
    query = query.where(sql<boolean>`(submitted_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  const rows = await query.execute()
  const page = pageOf(rows, limit, (row) => [row.submitted_at.toISOString(), row.id])
  const { q, late, after } = filter
  await noteListView(ctx, {
    action: 'dossiers.list-viewed',
    list: 'dossiers',
    filter: { status, q, late, further: after !== undefined },
    shown: page.items.length,
  })
  return { ...page, items: page.items.map(summary) }
}

/** A citizen's own dossiers, newest first, from their own index; whatever agency holds them. */
export async function listMyDossiers(ctx: Ctx, filter: { after?: string; limit?: number }): Promise<Page<DossierSummary>> {
  const personId = personIdOf(ctx.actor)
  ensure(ctx, personId !== undefined)
  const limit = filter.limit ?? 20
  const [at, id] = decodeCursor(filter.after) ?? []
  let query = tables(ctx)
    .selectFrom('person_dossier')
    .selectAll()
    .where('person_id', '=', personId!)
    .orderBy('submitted_at', 'desc')
    .orderBy('dossier_id', 'desc')
    .limit(limit + 1)
  if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
    query = query.where(sql<boolean>`(submitted_at, dossier_id) < (${at}::timestamptz, ${id}::uuid)`)
  const page = pageOf(await query.execute(), limit, (row) => [row.submitted_at.toISOString(), row.dossier_id])
  return { ...page, items: page.items.map((row) => summary({ ...row, applicant_name: row.owner_name ?? '' })) }
}

const summary = (row: {
  agency_id: string
  code: string
  procedure_name: string
  applicant_name: string
  status: DossierStatus
  submitted_at: Date
  due_at: Date | null
}): DossierSummary => ({
  agencyId: row.agency_id,
  code: row.code,
  procedureName: row.procedure_name,
  applicantName: row.applicant_name,
  status: row.status,
  submittedAt: row.submitted_at,
  dueAt: row.due_at,
})
