import { z } from 'zod'
import { ensureAssurance } from '#foundation/identity'
import { type Ctx, isSamePerson } from '#platform/context'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { endOfTerm } from './default-term.ts'
import { findParty, Party } from './find-party.ts'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { ruleOn } from './rule-on.ts'
import { procedureNamed, writeMandate } from './write-mandate.ts'

/** What a mandate is for and how far it reaches. */
export const Terms = {
  purposes: z.array(z.enum(['file', 'collect'])).min(1, { error: text('vi').choosePurpose }),
  /** One procedure; all where it is left out. */
  procedureCode: z.string().trim().max(20).optional(),
  /** Last day, 'YYYY-MM-DD'; one year where it is left out (BLDS 2015 Đ563). */
  validTo: z.iso.date().optional(),
}

export const GrantMandate = z.object({
  agent: Party,
  ...Terms,
  /** Whether the owner's account may be filled in before the agent's eyes. */
  shareAccount: z.boolean().default(false),
})

/**
 * A citizen offers another person the right to file or to collect for them, from today; it serves once the other has taken it on. Needs identity of
 * level 2: it binds like a signature. The other must have an account. The law sets no longest term, so none is set. Returns its id. Throws `invalid` with a sentence per field; `forbidden`.
 */
export async function grantMandate(ctx: Ctx, input: z.input<typeof GrantMandate>): Promise<string> {
  const { actor } = ctx
  ensure(ctx, may.give(actor))
  ensureAssurance(ctx, 2)
  if (actor.kind !== 'citizen') throw new Error('may.give lets citizens through alone')
  const given = check(ctx, GrantMandate, input)
  const today = vietnamDate(ctx.now)
  const rule = await ruleOn(ctx, today)
  const validTo = given.validTo ?? endOfTerm(today, rule.default_months)
  if (validTo < today) throw invalid(ctx, { validTo: text(ctx).dayPassed })
  const agent = await findParty(ctx, given.agent, 'agent')
  // One answer for an unknown number and for a wrong name: whether somebody is known here is not everybody's business.
  if (!agent) throw invalid(ctx, { 'agent.fullName': text(ctx).notTogether })
  if (isSamePerson(actor, agent.id)) throw invalid(ctx, { 'agent.idNumber': text(ctx).notYourself })
  const mandate = {
    person_id: actor.personId,
    owner_name: actor.name,
    agent_id: agent.id,
    agent_name: agent.name,
    for_filing: given.purposes.includes('file'),
    for_collecting: given.purposes.includes('collect'),
    share_account: given.shareAccount,
    valid_from: today,
    valid_to: validTo,
    accepted_at: null,
    ...(await procedureNamed(ctx, given.procedureCode)),
  }
  return writeMandate(ctx, mandate, 'mandates.granted')
}
