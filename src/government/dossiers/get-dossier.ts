import { appendAudit } from '#foundation/audit'
import { findAgencyByCode } from '#foundation/organizations'
import { type Ctx, isSamePerson } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { ensureVisible } from '#platform/errors'
import { parseDossierCode } from './dossier-code.ts'
import { mayStillFollow } from './filing-for-another.ts'
import { isParty } from './permissions.ts'
import {
  type DossierEventTable,
  type DossierFileTable,
  type DossierTable,
  type PaperTable,
  tables,
  visibleDossiers,
} from './tables.ts'

export interface DossierView {
  row: DossierTable
  files: DossierFileTable[]
  events: DossierEventTable[]
  papers: PaperTable[]
}

/** The dossier of a public code, for whoever may see it; 404 otherwise, since its existence is not everybody's business. */
export async function getDossierByCode(ctx: Ctx, code: string): Promise<DossierTable> {
  const parsed = parseDossierCode(code)
  const agency = parsed && (await findAgencyByCode(ctx, parsed.agencyCode, parsed.day))
  if (!parsed || !agency) return ensureVisible<DossierTable>(ctx, undefined)
  const row = await visibleDossiers(ctx)
    .selectAll()
    .where('agency_id', '=', agency.id)
    .where('code', '=', parsed.code)
    .executeTakeFirst()
  return ensureVisible(ctx, row && (await mayStillFollow(ctx, row)) ? row : undefined)
}

/** The dossier for whoever has just filed it, a helper too: code and name, nothing of what becomes of it. */
export async function getFiledDossier(ctx: Ctx, code: string): Promise<DossierTable> {
  const parsed = parseDossierCode(code)
  const agency = parsed && (await findAgencyByCode(ctx, parsed.agencyCode, parsed.day))
  const row =
    parsed && agency
      ? await tables(ctx)
          .selectFrom('dossier')
          .selectAll()
          .where('agency_id', '=', agency.id)
          .where('code', '=', parsed.code)
          .executeTakeFirst()
      : undefined
  return ensureVisible(ctx, row && isParty(ctx.actor, row) ? row : undefined)
}

/** The whole dossier in one more round trip. Opening somebody else's is written to the audit. */
export async function getDossierView(ctx: Ctx, code: string): Promise<DossierView> {
  const row = await getDossierByCode(ctx, code)
  const key = [row.agency_id, row.id] as const
  const of = <T extends 'dossier_file' | 'dossier_event' | 'paper'>(table: T) =>
    tables(ctx)
      .selectFrom(table as 'paper')
      .selectAll()
      .where('agency_id', '=', key[0])
      .where('dossier_id', '=', key[1])
  const [files, events, papers] = await Promise.all([
    of('dossier_file').orderBy(sql`id`).execute() as unknown as Promise<DossierFileTable[]>,
    of('dossier_event').orderBy(sql`id`).execute() as unknown as Promise<DossierEventTable[]>,
    of('paper').orderBy('sealed_at').execute(),
  ])
  await noteOpening(ctx, row)
  return { row, files, events, papers }
}

/** The row for whoever opens something of a dossier that stands elsewhere, e.g. its messages. Evidence and errors as of getDossierView. */
export async function openDossier(ctx: Ctx, code: string): Promise<DossierTable> {
  const row = await getDossierByCode(ctx, code)
  await noteOpening(ctx, row)
  return row
}

/** Evidence for the person concerned: an officer, or whoever filed it for them, opened their dossier or one of its papers. */
export async function noteOpening(ctx: Ctx, row: DossierTable): Promise<void> {
  if ((ctx.actor.kind !== 'officer' && ctx.actor.kind !== 'citizen') || isSamePerson(ctx.actor, row.person_id)) return
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) =>
    appendAudit(ctx, {
      agencyId: row.agency_id,
      action: 'dossiers.open',
      subject: { kind: 'dossier', id: row.id, code: row.code },
      concerns: row.person_id,
    }),
  )
}
