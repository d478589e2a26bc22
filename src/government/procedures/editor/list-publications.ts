import type { Ctx } from '#platform/context'
import { ensure, notFound } from '#platform/errors'
import { listVersions } from '../get-procedure.ts'
import { mayEditProcedures } from '../permissions.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { tables } from '../tables.ts'

export interface Publication {
  version: ProcedureVersion
  /** Of versions published here: by which decision, by whom and when. */
  basis: string | null
  publishedByName: string | null
  publishedAt: Date | null
}

/** The versions of a procedure with who published them, the newest first. Errors: forbidden, not_found. */
export async function listPublications(ctx: Ctx, code: string): Promise<Publication[]> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  const rows = await tables(ctx)
    .selectFrom('procedure_version')
    .select(['id', 'basis', 'published_by_name', 'published_at'])
    .where('code', '=', code)
    .execute()
  const versions = await listVersions(ctx, code)
  if (versions.length === 0) throw notFound(ctx)
  return versions.map((version) => {
    const row = rows.find((one) => one.id === version.id)
    return {
      version,
      basis: row?.basis ?? null,
      publishedByName: row?.published_by_name ?? null,
      publishedAt: row?.published_at ?? null,
    }
  })
}
