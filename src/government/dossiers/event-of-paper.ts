import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import type { PaperKey } from './issue-paper.ts'
import type { PaperKind } from './paper-kinds.ts'
import { type DossierEventTable, type DossierTable, tables } from './tables.ts'

/** What must have happened before a paper can tell of it. */
const TELLS_OF: Record<PaperKind, DossierEventTable['kind']> = {
  confirmation: 'submit',
  receipt: 'accept',
  supplement: 'requestSupplement',
  refusal: 'refuse',
  apology: 'apologize',
  stop: 'stop',
  result: 'decide',
}

/**
 * The event that a paper tells of, among all events of the dossier. Only supplements may be several; of everything else there is one paper.
 * Throws not_found where it has not happened, before any number is given or seal made.
 */
export async function eventOfPaper(
  ctx: Ctx,
  row: DossierTable,
  key: PaperKey,
): Promise<{ event: DossierEventTable; events: DossierEventTable[] }> {
  const events = await tables(ctx)
    .selectFrom('dossier_event')
    .selectAll()
    .where('agency_id', '=', row.agency_id)
    .where('dossier_id', '=', row.id)
    .orderBy('id')
    .execute()
  // Form 03 serves a refusal at the desk and one after appraisal alike; the latter is a decision (NĐ 61/2018 Đ19.8), given with its seal.
  const appraised = key.kind === 'refusal' && row.decided_at !== null
  const told = events.filter((event) => event.kind === (appraised ? 'decide' : TELLS_OF[key.kind]))
  const event = key.kind === 'supplement' ? told[key.number - 1] : key.number === 1 ? told[0] : undefined
  if (!event || ((key.kind === 'result' || appraised) && !row.issued_at)) throw notFound(ctx)
  return { event, events }
}
