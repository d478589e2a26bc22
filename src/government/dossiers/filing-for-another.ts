import { z } from 'zod'
import { closeAssistance, findMandate, getMandate, validAssistance, validMandate } from '#government/mandates'
import { type Actor, type Ctx, isSamePerson, type Officer } from '#platform/context'
import { notFound } from '#platform/errors'
import type { FilingPerson } from './applicant-of-filing.ts'
import type { DossierTable } from './tables.ts'

/** For whom somebody else files. Without a mandate: by the owner's one-time code, with which the draft began. */
export const Behalf = z.object({ ownerId: z.uuid(), mandateId: z.uuid().optional() })
type Citizen = Extract<Actor, { kind: 'citizen' }>
type Filing = z.output<typeof Behalf> & { procedureCode: string; draftId: string | undefined }

/** A citizen files for another, by mandate or with the owner's code. Throws `conflict` with the rule where the right does not hold (any more). */
export async function citizenForAnother(ctx: Ctx, actor: Citizen, filing: Filing): Promise<FilingPerson> {
  const { ownerId, mandateId, procedureCode, draftId } = filing
  const submitter = { id: actor.personId, name: actor.name }
  const of = { personId: ownerId, submitter, drafter: submitter, register: undefined }
  if (mandateId) {
    const use = { ownerId, agentId: actor.personId, mandateId, purpose: 'file' as const, procedureCode, at: ctx.now }
    const { owner_name } = await validMandate(ctx, use)
    return { ...of, name: owner_name, relation: 'mandate', mandateId, consent: 'mandate' }
  }
  if (!draftId) throw notFound(ctx)
  const assistance = await validAssistance(ctx, { ownerId, helperId: actor.personId, draftId })
  if (assistance.procedure_code !== procedureCode) throw notFound(ctx)
  const settle = (ctx: Ctx, code: string) => closeAssistance(ctx, assistance, code)
  return { ...of, name: assistance.owner_name, relation: 'helper', consent: 'code', settle }
}

/** The desk types for an agent who stands there with a recorded mandate: the agent files, the officer only writes. Throws as above. */
export async function deskForAgent(ctx: Ctx, officer: Officer, filing: Filing & { mandateId: string }): Promise<FilingPerson> {
  const { agent_id } = await getMandate(ctx, filing)
  const mandate = await validMandate(ctx, { ...filing, agentId: agent_id, purpose: 'file', at: ctx.now })
  return {
    personId: mandate.person_id,
    name: mandate.owner_name,
    submitter: { id: mandate.agent_id, name: mandate.agent_name },
    drafter: { id: officer.personId, name: officer.name },
    relation: 'mandate',
    mandateId: mandate.id,
    consent: 'mandate',
    register: undefined,
  }
}

/**
 * A mandate must stand on the day when the desk accepts, and when the agent completes the dossier (BLDS 2015 Đ140.3: agency ends with its term or when it
 * is taken back). A newer one of the same two takes its place. Where the owner has taken up the filing themselves, none is needed (Đ142.1.a).
 * Throws `conflict` with the rule that refuses it.
 */
export async function ensureMandateStands(ctx: Ctx, row: DossierTable): Promise<Pick<DossierTable, 'mandate_id'>> {
  const { relation, person_id, submitter_id, mandate_id } = row
  if (relation !== 'mandate' || row.owner_consent === 'taken-up' || isSamePerson(ctx.actor, person_id)) return { mandate_id }
  const use = {
    ownerId: person_id ?? '',
    agentId: submitter_id ?? '',
    purpose: 'file' as const,
    procedureCode: row.procedure_code,
    at: ctx.now,
  }
  try {
    await validMandate(ctx, { ...use, mandateId: mandate_id ?? '' })
    return { mandate_id }
  } catch (refusal) {
    const newer = await findMandate(ctx, use)
    if (!newer) throw refusal
    return { mandate_id: newer.id }
  }
}

/** Whether the agent may still look: a mandate taken back ends that; who merely holds the receipt has the look-up by code (/tra-cuu). */
export async function mayStillFollow(ctx: Ctx, row: DossierTable): Promise<boolean> {
  if (!isAgentOf(ctx, row)) return true
  const sides = { ownerId: row.person_id ?? '', agentId: row.submitter_id ?? '' }
  const mandate = await getMandate(ctx, { ...sides, mandateId: row.mandate_id ?? '' })
  if (!mandate.revoked_at) return true
  return (await findMandate(ctx, { ...sides, purpose: 'file', procedureCode: row.procedure_code, at: ctx.now })) !== undefined
}

/**
 * The result is the owner's: the agent who filed fetches it only by a mandate to collect that stands now (NĐ 118/2025 Đ6). Throws `conflict` with the rule;
 * lets everybody else through who sees the dossier.
 */
export async function ensureMayOpenResult(ctx: Ctx, row: DossierTable): Promise<void> {
  if (!isAgentOf(ctx, row)) return
  const sides = { ownerId: row.person_id ?? '', agentId: row.submitter_id ?? '' }
  const use = { ...sides, purpose: 'collect' as const, procedureCode: row.procedure_code, at: ctx.now }
  if (!(await findMandate(ctx, use))) await validMandate(ctx, { ...use, mandateId: row.mandate_id ?? '' })
}

/** Whether this person filed it for another by mandate, and may follow it. */
export const isAgentOf = (ctx: Ctx, row: Pick<DossierTable, 'relation' | 'submitter_id' | 'person_id'>): boolean =>
  row.relation === 'mandate' && isSamePerson(ctx.actor, row.submitter_id) && !isSamePerson(ctx.actor, row.person_id)
