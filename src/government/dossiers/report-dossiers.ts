import { noteListView } from '#foundation/audit'
import { getProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { decodeCursor, isUuid, type Page, pageOf, sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { namesOfGroups } from './names-of-groups.ts'
import { CELL_NAMES, type Cell, type Classified, type Counts, isInCell, noCounts } from './report-cells.ts'
import { cellCondition, type ReportPeriod, toldDossiers } from './tell-period.ts'

export type ReportBy = 'domain' | 'procedure' | 'officer' | 'agency'

/** One row of a report: the domain, procedure code, officer or agency it is about; '' where no officer has had the dossier in hand yet. */
export interface ReportRow {
  key: string
  name: string
  counts: Counts
}

// A domain is told from the version that the dossier was filed under; the register of versions is in memory.
const KEY = {
  domain: sql`procedure_version_id`,
  procedure: sql`procedure_code`,
  officer: sql`officer_id`,
  agency: sql`agency_id`,
}

/**
 * The cells of a period's report over the dossiers that the officer may see, one row for each domain, procedure, officer or agency, and their
 * total. `from` and `to` are civil dates of Vietnam, both included. One statement, and one for names.
 */
export async function countDossierCells(
  ctx: Ctx,
  { by, ...period }: ReportPeriod & { by: ReportBy },
): Promise<{ rows: ReportRow[]; total: Counts }> {
  ensure(ctx, ctx.actor.kind === 'officer' || ctx.actor.kind === 'system')
  const { rows: groups } = await sql<Classified & { key: string | null; versionId: string; n: number }>`
    ${toldDossiers(ctx, period)}
    select ${KEY[by]}::text as key, max(procedure_version_id::text) as "versionId", intake, outcome, status, online, contacts, on_the_spot as "onTheSpot", count(*) as n
    from told group by 1, intake, outcome, status, online, contacts, on_the_spot`.execute(ctx.db)
  const rows = new Map<string, ReportRow>()
  const total = noCounts()
  const nameOf = await namesOfGroups(ctx, by, groups)
  for (const group of groups) {
    const { key, name } = nameOf(group)
    const row = rows.get(key) ?? { key, name, counts: noCounts() }
    rows.set(key, row)
    for (const cell of CELL_NAMES)
      if (isInCell(group, cell)) {
        row.counts[cell] += group.n
        total[cell] += group.n
      }
  }
  return { rows: [...rows.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi')), total }
}

export interface CellDossier extends Classified {
  agencyId: string
  id: string
  code: string
  procedureName: string
  applicantName: string
  submittedAt: Date
  /** The last moment by law, as known at the end of the period; null before acceptance and while the clock stands. */
  lawfulDueAt: Date | null
  endedAt: Date | null
}

/**
 * The dossiers of one cell, newest first: the same expression that counted it, so list and number cannot differ. `value` narrows to one row of the
 * report, as its `key` says. Keyset paged.
 */
export async function listDossiersOfCell(
  ctx: Ctx,
  input: ReportPeriod & {
    cell: Cell
    by?: ReportBy | undefined
    value?: string | undefined
    after?: string | undefined
    limit?: number
  },
): Promise<Page<CellDossier>> {
  ensure(ctx, ctx.actor.kind === 'officer' || ctx.actor.kind === 'system')
  const limit = input.limit ?? 50
  const [at, id] = decodeCursor(input.after) ?? []
  const after =
    typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)) && isUuid(id)
      ? sql`and (submitted_at, id) < (${at}::timestamptz, ${id}::uuid)`
      : sql``
  const { rows } = await sql<CellDossier>`
    ${toldDossiers(ctx, input)}
    select agency_id as "agencyId", id, code, procedure_name as "procedureName", applicant_name as "applicantName",
      submitted_at as "submittedAt", lawful_due as "lawfulDueAt", ended_at as "endedAt",
      intake, outcome, status, online, contacts, on_the_spot as "onTheSpot"
    from told where ${cellCondition(input.cell)} ${await rowCondition(ctx, input)} ${after}
    order by submitted_at desc, id desc limit ${limit + 1}`.execute(ctx.db)
  const page = pageOf(rows, limit, (row) => [row.submittedAt.toISOString(), row.id])
  const { after: before, limit: _, ...filter } = input
  await noteListView(ctx, {
    action: 'dossiers.list-viewed',
    list: 'report',
    filter: { ...filter, further: before !== undefined },
    shown: page.items.length,
  })
  return page
}

async function rowCondition(ctx: Ctx, { by, value, ...period }: Parameters<typeof listDossiersOfCell>[1]) {
  if (!by || value === undefined) return sql``
  if (by !== 'domain') return sql`and coalesce(${KEY[by]}::text, '') = ${value}`
  const { rows } = await sql<{ id: string }>`
    ${toldDossiers(ctx, period)} select distinct procedure_version_id as id from told`.execute(ctx.db)
  const versions = await Promise.all(rows.map(({ id }) => getProcedureVersion(ctx, id)))
  return sql`and procedure_version_id = any(${versions.filter((version) => version.domain === value).map((version) => version.id)}::uuid[])`
}
