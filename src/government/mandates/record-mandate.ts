import { z } from 'zod'
import { findUploads } from '#foundation/files'
import { registerPerson } from '#foundation/identity'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { formatDate, vietnamDate } from '#platform/time'
import { endOfTerm } from './default-term.ts'
import { findParty, Party } from './find-party.ts'
import { Terms } from './grant-mandate.ts'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { ruleOn } from './rule-on.ts'
import { procedureNamed, writeMandate } from './write-mandate.ts'

export const RecordMandate = z.object({
  owner: Party,
  agent: Party,
  ...Terms,
  paper: z.object({
    number: z.string().trim().max(60).default(''),
    /** 'YYYY-MM-DD' */
    date: z.iso.date(),
    /** The notary's office or commune that certified it. */
    certifier: z.string().trim().min(2).max(200),
  }),
  /** The scan, an upload of the officer's. */
  uploadId: z.uuid(),
})

/**
 * The one-stop desk records a mandate from paper, with its scan. The days are those of the paper; the law sets no longest term, so none is set here.
 * People who are not known yet are entered. Nothing of the owner's account is shared: the paper does not say so. Returns its id.
 */
export async function recordMandate(ctx: Ctx, input: z.input<typeof RecordMandate>): Promise<{ id: string; ownerId: string }> {
  const { actor } = ctx
  ensure(ctx, may.record(actor))
  if (actor.kind !== 'officer') throw new Error('may.record lets officers through alone')
  const given = check(ctx, RecordMandate, input)
  const today = vietnamDate(ctx.now)
  if (given.owner.idNumber === given.agent.idNumber) throw invalid(ctx, { 'agent.idNumber': text(ctx).notYourself })
  if (given.paper.date > today) throw invalid(ctx, { 'paper.date': text(ctx).paperOfFuture })
  const { default_months } = await ruleOn(ctx, given.paper.date)
  const validTo = given.validTo ?? endOfTerm(given.paper.date, default_months)
  if (validTo < given.paper.date) throw invalid(ctx, { validTo: text(ctx).endsBeforePaper })
  if (validTo < today) throw invalid(ctx, { validTo: text(ctx).paperExpired(formatDate(validTo)) })
  const [scan] = await findUploads(ctx, [given.uploadId])
  if (!scan) throw invalid(ctx, { scan: text(ctx).scanNeeded })
  const [owner, agent] = [await findParty(ctx, given.owner, 'owner'), await findParty(ctx, given.agent, 'agent')]
  const [ownerId, agentId] = [owner?.id ?? newId(), agent?.id ?? newId()]
  ensure(ctx, may.record(actor, { ownerId, agentId }), text(ctx).notAsParty)
  const procedure = await procedureNamed(ctx, given.procedureCode)
  const id = await inTransaction(ctx, async (ctx) => {
    const system = { ...asSystem(ctx, 'mandates'), idempotency: undefined }
    if (!owner) await registerPerson(system, { id: ownerId, ...given.owner })
    if (!agent) await registerPerson(system, { id: agentId, ...given.agent })
    const mandate = {
      person_id: ownerId,
      owner_name: owner?.name ?? given.owner.fullName,
      agent_id: agentId,
      agent_name: agent?.name ?? given.agent.fullName,
      for_filing: given.purposes.includes('file'),
      for_collecting: given.purposes.includes('collect'),
      share_account: false,
      valid_from: given.paper.date,
      valid_to: validTo,
      // Both have signed the paper.
      accepted_at: ctx.now,
      ...procedure,
      agency_id: actor.agencyId,
      agency_name: actor.agencyName,
      recorder_id: actor.personId,
      recorder_name: actor.name,
      paper_number: given.paper.number,
      paper_date: given.paper.date,
      paper_certifier: given.paper.certifier,
      scan_name: scan.name,
      scan_media_type: scan.mediaType,
      scan_size: scan.size,
      scan_sha256: scan.sha256,
    }
    return writeMandate(ctx, mandate, 'mandates.recorded')
  })
  return { id, ownerId }
}
