import { appendAudit } from '#foundation/audit'
import { noteFacts } from '#foundation/evidence'
import { agencyNames, getAgency } from '#foundation/organizations'
import { keepInVault } from '#government/vault'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { notFound } from '#platform/errors'
import { emit } from '#platform/events'
import { vietnamDate } from '#platform/time'
import { eventOfPaper } from './event-of-paper.ts'
import { RESULT_SEALED } from './events.ts'
import { text } from './messages.ts'
import { givenNumber } from './number-paper.ts'
import type { PaperKind } from './paper-kinds.ts'
import { composePaper } from './papers/compose-paper.ts'
import { type PaperTable, tables } from './tables.ts'

export interface PaperKey {
  agencyId: string
  dossierId: string
  kind: PaperKind
  /** 1, 2, … where there may be several, as of supplements. */
  number: number
}

/**
 * Makes, seals and keeps a paper of a dossier, once: a second call finds the first. Called by a job after the event, or by
 * whoever downloads it before the job came round. Throws not_found where nothing has happened yet that this paper tells of.
 */
export async function issuePaper(ctx: Ctx, key: PaperKey): Promise<PaperTable> {
  const known = await findPaper(ctx, key)
  if (known) return known
  const row = await tables(ctx)
    .selectFrom('dossier')
    .selectAll()
    .where('agency_id', '=', key.agencyId)
    .where('id', '=', key.dossierId)
    .executeTakeFirst()
  if (!row) throw notFound(ctx)
  const about = await eventOfPaper(ctx, row, key)
  // Whoever acted signs: after a merger the successor, under the name that it bears on that day; the row stays with its first agency.
  const agency = await getAgency(ctx, about.event.data.byAgency ?? key.agencyId, vietnamDate(about.event.at))
  const parent = agency.parentId ? (await agencyNames(ctx, [agency.parentId])).get(agency.parentId) : undefined
  const pdf = await composePaper(ctx, row, { id: agency.id, name: agency.name, parent }, key, about)
  const sealed = await ctx.ports.signer.seal(
    { id: agency.id, name: agency.name },
    { pdf, at: ctx.now, reason: `${text('vi').paper[key.kind]} ${row.code}`, location: agency.name },
  )
  const { sha256, size } = await ctx.ports.files.put(sealed)
  const paper: PaperTable = {
    agency_id: key.agencyId,
    dossier_id: key.dossierId,
    kind: key.kind,
    number: key.number,
    sha256,
    size,
    sealed_at: ctx.now,
  }
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    const inserted = await tables(ctx)
      .insertInto('paper')
      .values(paper)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) return
    appendAudit(ctx, {
      agencyId: key.agencyId,
      action: 'dossiers.seal-paper',
      subject: { kind: 'dossier', id: row.id, code: row.code },
      concerns: null,
      data: { paper: key.kind, sha256 },
    })
    const decided = key.kind === 'result' && row.decided_at ? [row.decided_at] : []
    noteFacts(ctx, key.agencyId, [ctx.now, ...decided].map(vietnamDate))
    if (key.kind === 'result') emit(ctx, RESULT_SEALED, { agencyId: key.agencyId, dossierId: row.id, code: row.code })
    // What was granted belongs to its holder: it serves every later dossier (facts §1.6).
    if (key.kind === 'result' && row.outcome === 'granted' && row.person_id)
      await keepInVault(ctx, {
        personId: row.person_id,
        agencyId: key.agencyId,
        agencyName: agency.name,
        procedureCode: row.procedure_code,
        dossierId: row.id,
        dossierCode: row.code,
        number: (await givenNumber(ctx, key)) ?? row.code,
        issuedAt: row.issued_at ?? ctx.now,
        answers: row.answers,
        file: { sha256, size },
      })
  })
  return (await findPaper(ctx, key))!
}

export async function findPaper(ctx: Ctx, key: PaperKey): Promise<PaperTable | undefined> {
  return tables(ctx)
    .selectFrom('paper')
    .selectAll()
    .where('agency_id', '=', key.agencyId)
    .where('dossier_id', '=', key.dossierId)
    .where('kind', '=', key.kind)
    .where('number', '=', key.number)
    .executeTakeFirst()
}
