import { type Ctx, personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { AppError, notFound, unauthenticated } from '#platform/errors'
import { text } from './messages.ts'
import { type Answers, type Relation, tables } from './tables.ts'

export interface DraftFile {
  id: string
  componentCode: string
  name: string
  mediaType: string
  size: number
  sha256: string
  /** Pages of the paper that was scanned; undefined where a file was sent as such. */
  paperPages: number | undefined
}

export interface Draft {
  id: string
  personId: string
  procedureCode: string
  procedureVersionId: string
  procedureName: string
  agencyId: string
  answers: Answers
  /** Whose dossier it will be, where another types it. */
  ownerId: string | undefined
  ownerName: string | undefined
  relation: Relation
  mandateId: string | undefined
  updatedAt: Date
  files: DraftFile[]
}

/** A person's own draft; another's is as if it did not exist. One that was filed leads to its dossier (conflict). */
export async function getDraft(ctx: Ctx, id: string): Promise<Draft> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  if (!isUuid(id)) throw notFound(ctx)
  const [row, files] = await Promise.all([
    tables(ctx).selectFrom('draft').selectAll().where('person_id', '=', personId).where('id', '=', id).executeTakeFirst(),
    tables(ctx)
      .selectFrom('draft_file')
      .selectAll()
      .where('person_id', '=', personId)
      .where('draft_id', '=', id)
      .orderBy('id')
      .execute(),
  ])
  if (!row) throw (await becameDossier(ctx, personId, id)) ?? notFound(ctx)
  return {
    id: row.id,
    personId,
    procedureCode: row.procedure_code,
    procedureVersionId: row.procedure_version_id,
    procedureName: row.procedure_name,
    agencyId: row.agency_id,
    answers: row.answers,
    ownerId: row.owner_id ?? undefined,
    ownerName: row.owner_name ?? undefined,
    relation: row.relation,
    mandateId: row.mandate_id ?? undefined,
    updatedAt: row.updated_at,
    files: files.map((file) => ({
      id: file.id,
      componentCode: file.component_code,
      name: file.name,
      mediaType: file.media_type,
      size: file.size,
      sha256: file.sha256,
      paperPages: file.paper_pages ?? undefined,
    })),
  }
}

async function becameDossier(ctx: Ctx, personId: string, draftId: string): Promise<AppError | undefined> {
  const filed = await tables(ctx)
    .selectFrom('filed_draft')
    .select('code')
    .where('person_id', '=', personId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  if (!filed) return undefined
  const remedy = ctx.actor.kind === 'officer' ? `/quay/xong/${filed.code}` : `/ho-so/${filed.code}/da-nop`
  return new AppError('conflict', text(ctx).draftBecame(filed.code), { remedy })
}

export interface DraftSummary {
  id: string
  procedureName: string
  /** Where it is for another. */
  ownerName: string | undefined
  updatedAt: Date
}

/** The person's drafts, the one last worked on first. */
export async function listDrafts(ctx: Ctx): Promise<DraftSummary[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  const rows = await tables(ctx)
    .selectFrom('draft')
    .select(['id', 'procedure_name', 'owner_name', 'updated_at'])
    .where('person_id', '=', personId)
    .orderBy('updated_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    procedureName: row.procedure_name,
    ownerName: row.owner_name ?? undefined,
    updatedAt: row.updated_at,
  }))
}
