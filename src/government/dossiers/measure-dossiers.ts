import { noteFacts } from '#foundation/evidence'
import { listProcedures } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { joinSources, measureRows } from '#platform/measures'
import { vietnamDate } from '#platform/time'
import type { DossierEvent } from './events.ts'
import { text } from './messages.ts'
import type { PaperKind } from './paper-kinds.ts'
import { type Channel, type DossierTable, tables } from './tables.ts'

const ended = sql<boolean>`status in ('decided', 'returned')`
/** The result stands as a paper under an electronic seal; its row names the dossier. */
const sealed = sql<boolean>`exists (select 1 from dossiers.paper p
  where p.agency_id = dossier.agency_id and p.dossier_id = dossier.id and p.kind = 'result')`

/** Each dossier is one fact on the day it was filed, and another on the day it was decided. */
const ofDossiers = measureRows({
  from: 'dossiers.dossier',
  id: 'id',
  facts: {
    'dossiers.received': { on: 'submitted_at' },
    'dossiers.received-online': { on: 'submitted_at', only: sql<boolean>`channel in ('online', 'api')` },
    'dossiers.decided': { on: 'decided_at', only: ended },
    // Against the time limit of the law, which an apology does not move (NĐ 61/2018/NĐ-CP Đ19.9).
    'dossiers.decided-in-time': {
      on: 'decided_at',
      only: sql<boolean>`${ended} and (lawful_due_at is null or decided_at <= lawful_due_at)`,
    },
    'dossiers.decided-late': { on: 'decided_at', only: sql<boolean>`${ended} and decided_at > lawful_due_at` },
    'dossiers.decided-from-online': { on: 'decided_at', only: sql<boolean>`${ended} and channel in ('online', 'api')` },
    'dossiers.decided-sealed': { on: 'decided_at', only: sql<boolean>`${ended} and ${sealed}` },
  },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
  columns: ['code', 'applicant_name', 'procedure_name'],
  breakdowns: {
    channel: {
      label: (locale) => text(locale).byChannel,
      by: sql<string>`channel`,
      names: async (ctx, values) => new Map(values.map((value) => [value, text(ctx).channel[value as Channel]])),
    },
    procedure: {
      label: (locale) => text(locale).byProcedure,
      by: sql<string>`procedure_code`,
      names: async (ctx, codes) => {
        const onDate = vietnamDate(ctx.now)
        const { items } = await listProcedures(ctx, { onDate, limit: 10_000 })
        const names = new Map(items.map((version) => [version.code, version.name]))
        return new Map(codes.map((code) => [code, names.get(code) ?? code]))
      },
    },
  },
  show: (row: Pick<DossierTable, 'code' | 'applicant_name' | 'procedure_name'>) => ({
    label: `${row.code} – ${row.applicant_name} – ${row.procedure_name}`,
    href: `/xu-ly/${row.code}`,
  }),
})
/** Each paper under the agency's seal is one fact on the day it was sealed. */
const ofPapers = measureRows({
  from: 'dossiers.paper',
  id: sql<string>`dossier_id || ' ' || kind || ' ' || number`,
  facts: { 'dossiers.papers-sealed': { on: 'sealed_at' } },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnitPaper,
  columns: ['kind'],
  more: {
    code: sql`(select d.code from dossiers.dossier d where d.agency_id = paper.agency_id and d.id = paper.dossier_id)`,
  },
  show: (row: { kind: PaperKind; code: string }, ctx: Ctx) => ({
    label: `${row.code} – ${text(ctx).paper[row.kind]}`,
    href: `/xu-ly/${row.code}`,
  }),
})

export const dossierMeasures = joinSources(ofDossiers, ofPapers)

/** Job: whatever happened to a dossier, the days on which it is a fact are counted anew. */
export async function noteDossierFacts(outer: Ctx, { agencyId, dossierId }: DossierEvent): Promise<void> {
  await inTransaction(outer, async (ctx) => {
    const row = await tables(ctx)
      .selectFrom('dossier')
      .select(['submitted_at', 'decided_at'])
      .where('agency_id', '=', agencyId)
      .where('id', '=', dossierId)
      .executeTakeFirst()
    if (row) noteFacts(ctx, agencyId, [row.submitted_at, ...(row.decided_at ? [row.decided_at] : [])].map(vietnamDate))
  })
}
