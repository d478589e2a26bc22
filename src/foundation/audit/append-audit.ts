import { randomBytes } from 'node:crypto'
import { type Ctx, personIdOf } from '#platform/context'
import { collect, newId } from '#platform/database'
import { accessSink, entrySink, PLATFORM_TREE, pendingSink } from './tables.ts'

export interface NewEntry {
  /** The agency whose record it is, not the actor's; null for what belongs to no agency (the platform's tree). */
  agencyId: string | null
  /** `module.what-happened`, e.g. `dossiers.submit`; its words for people stand in action-names.ts. */
  action: string
  subject: { kind: string; id: string; code?: string | null }
  /** The person whose record was changed or opened; they see the entry at /ai-da-xem. */
  concerns?: string | null
  /** Why, in words for the person concerned: the purpose or the legal basis. */
  reason?: string | null
  /** Small and without copies of the record: what changed, not the whole. */
  data?: object | null
}

/**
 * Appends an entry of evidence to the open transaction; actor, request and time are those of ctx. Written just before
 * COMMIT together with everything collected, so it costs no round trip. Throws outside a transaction.
 * @param id only where the entry may be delivered twice; new otherwise.
 * @returns the entry's id, with which its inclusion can be proved once sealed (60 s at most).
 */
export function appendAudit(ctx: Ctx, entry: NewEntry, id = newId()): string {
  const { actor } = ctx
  const officer = actor.kind === 'officer' ? actor : undefined
  const shared = {
    id,
    at: ctx.now.toISOString(),
    agency_id: entry.agencyId ?? PLATFORM_TREE,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    subject_code: entry.subject.code ?? null,
    actor_kind: actor.kind,
    actor_id: personIdOf(actor) ?? null,
    actor_name: 'name' in actor ? actor.name : '',
    actor_agency_name: officer?.agencyName ?? null,
    reason: entry.reason ?? null,
  }
  const concerns = entry.concerns ?? null
  collect(ctx, entrySink, {
    ...shared,
    concerns,
    actor_agency_id: officer?.agencyId ?? null,
    data: entry.data ?? null,
    request_id: ctx.requestId,
    salt: randomBytes(16).toString('hex'),
  })
  collect(ctx, pendingSink, { agency_id: shared.agency_id, entry_id: id })
  if (concerns) collect(ctx, accessSink, { ...shared, person_id: concerns })
  return id
}
