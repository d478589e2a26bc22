import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, ensureVisible, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { agencyRegister } from './agency-register.ts'
import { administered } from './events.ts'
import { standing } from './get-agency.ts'
import { text } from './messages.ts'
import { mayAdminister } from './permissions.ts'
import { tables } from './tables.ts'

const line = z.string().trim().min(1).max(200)

export const SetContact = z.object({
  agencyId: z.uuid(),
  /** Name and post of who answers for what stands here. */
  responsible: line,
  address: line,
  phone: line,
  email: z.union([z.literal(''), z.email()]).default(''),
  /** Whether this agency answers for the whole site; its contact stands at the foot of each page. */
  answersForSite: z.boolean().optional(),
})

/**
 * Says how to reach an agency. Its own administrator alone; the name at the foot of every page passes on only from the agency that
 * has it, so that no commune speaks for a province (TT 32/2017/TT-BTTTT Đ16).
 */
export async function setContact(ctx: Ctx, input: z.input<typeof SetContact>): Promise<void> {
  const { agencyId, answersForSite, ...contact } = check(ctx, SetContact, input)
  if (!/^\+?[\d .()-]{3,20}$/.test(contact.phone)) throw invalid(ctx, { phone: text(ctx).phoneWrong })
  await inTransaction(ctx, async (ctx) => {
    const register = await agencyRegister(ctx)
    ensureVisible(ctx, register.byId.get(agencyId))
    ensure(ctx, mayAdminister(ctx.actor, agencyId))
    const holder = await siteAgencyId(ctx)
    // Not said: as it was.
    const answers = answersForSite ?? holder === agencyId
    const row = { ...contact, email: contact.email || null, answers_for_site: answers }
    if (answers && holder && holder !== agencyId) {
      // After a merger the successors speak for the agency that had it.
      const heirs = standing(register, holder, vietnamDate(ctx.now)).map((agency) => agency.id)
      ensure(
        ctx,
        [holder, ...heirs].some((id) => mayAdminister(ctx.actor, id)),
      )
      await tables(ctx).updateTable('agency_contact').set({ answers_for_site: false }).where('agency_id', '=', holder).execute()
    }
    await tables(ctx)
      .insertInto('agency_contact')
      .values({ agency_id: agencyId, ...row })
      .onConflict((on) => on.column('agency_id').doUpdateSet(row))
      .execute()
    administered(ctx, {
      agencyId,
      action: 'organizations.contact-set',
      subject: { kind: 'agency', id: agencyId },
      data: row,
    })
  })
}

async function siteAgencyId(ctx: Ctx): Promise<string | undefined> {
  const row = await tables(ctx)
    .selectFrom('agency_contact')
    .select('agency_id')
    .where('answers_for_site', '=', true)
    .executeTakeFirst()
  return row?.agency_id
}
