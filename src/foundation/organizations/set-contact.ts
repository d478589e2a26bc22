import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { check, ensure, ensureVisible, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { type AgencyRegister, agencyRegister } from './agency-register.ts'
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
 * Says how to reach an agency. Its own administrator alone. The name at the foot of every page is first taken by the highest agency that
 * has an administrator, and passes on only from the agency that has it, so that no commune speaks for a province (TT 32/2017/TT-BTTTT Đ16).
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
    if (answers && !holder && (await isAdministeredFromAbove(ctx, register, agencyId)))
      throw invalid(ctx, { answersForSite: text(ctx).siteIsForThoseAbove })
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

async function isAdministeredFromAbove(ctx: Ctx, register: AgencyRegister, agencyId: string): Promise<boolean> {
  const above: string[] = []
  for (let id = register.byId.get(agencyId)?.parentId; id; id = register.byId.get(id)?.parentId) above.push(id)
  if (above.length === 0) return false
  const today = vietnamDate(ctx.now)
  const row = await tables(ctx)
    .selectFrom('person_post')
    .select('person_id')
    .where('agency_id', 'in', above)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .where(sql<boolean>`'administrator' = any (roles)`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function siteAgencyId(ctx: Ctx): Promise<string | undefined> {
  const row = await tables(ctx)
    .selectFrom('agency_contact')
    .select('agency_id')
    .where('answers_for_site', '=', true)
    .executeTakeFirst()
  return row?.agency_id
}
