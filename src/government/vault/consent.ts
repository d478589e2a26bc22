import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { collect, inTransaction, newId } from '#platform/database'
import { ensure, unauthenticated } from '#platform/errors'
import { consentSink, type Purpose, tables } from './tables.ts'

/** The version of the words that the person reads beside the box; raise it whenever `consentText` changes. */
export const TEXT_VERSION = '2026-11-23'

export interface Consent {
  purpose: Purpose
  granted: boolean
  textVersion: string
  decidedAt: Date
}

/** The person's decisions, the newest of each purpose; a purpose never decided is left out. */
export async function consentsOf(ctx: Ctx, personId: string): Promise<Consent[]> {
  const rows = await tables(ctx)
    .selectFrom('consent')
    .selectAll()
    .distinctOn('purpose')
    .where('person_id', '=', personId)
    .orderBy('purpose')
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    purpose: row.purpose,
    granted: row.granted,
    textVersion: row.text_version,
    decidedAt: row.decided_at,
  }))
}

/** What the person decided about a purpose; undefined where they were never asked. */
export async function consentTo(ctx: Ctx, personId: string, purpose: Purpose): Promise<boolean | undefined> {
  return (await consentsOf(ctx, personId)).find((consent) => consent.purpose === purpose)?.granted
}

/** The person's own decision, given or taken back; from then on it counts. Errors: forbidden, unauthenticated. */
export async function decideConsent(ctx: Ctx, purpose: Purpose, granted: boolean): Promise<void> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, ctx.actor.kind === 'citizen')
  await inTransaction(ctx, async (ctx) => writeConsent(ctx, personId, purpose, granted))
}

export function writeConsent(ctx: Ctx, personId: string, purpose: Purpose, granted: boolean): void {
  const id = newId()
  collect(ctx, consentSink, {
    person_id: personId,
    id,
    purpose,
    granted,
    text_version: TEXT_VERSION,
    decided_at: ctx.now.toISOString(),
  })
  appendAudit(ctx, {
    agencyId: null,
    action: granted ? 'vault.consent-given' : 'vault.consent-withdrawn',
    subject: { kind: 'consent', id },
    concerns: personId,
    data: { purpose, textVersion: TEXT_VERSION },
  })
}
