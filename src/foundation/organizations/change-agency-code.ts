import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, ensureVisible, invalid } from '#platform/errors'
import { addDays } from '#platform/time'
import { readAgencyCode } from './agency-code.ts'
import { type AgencyRegister, agencyRegister, beginChange, nameOn } from './agency-register.ts'
import { administered, agenciesChanged } from './events.ts'
import { text } from './messages.ts'
import { mayRestructure } from './permissions.ts'
import { tables } from './tables.ts'

export const ChangeAgencyCode = z.object({
  agencyId: z.uuid(),
  code: z.string().max(60),
  /** First day of the new code; the old one is closed the day before. */
  from: z.iso.date(),
  basis: z.string().trim().max(300).default(''),
})

/** Gives an agency a new identifier code from a day on. Errors: not_found, forbidden, invalid. Emits organizations.agencies-changed. */
export async function changeAgencyCode(ctx: Ctx, input: z.input<typeof ChangeAgencyCode>): Promise<void> {
  const { agencyId, from, basis, ...given } = check(ctx, ChangeAgencyCode, input)
  const code = readAgencyCode(ctx, given.code)
  await inTransaction(ctx, async (ctx) => {
    await beginChange(ctx)
    const register = await agencyRegister(ctx)
    const agency = ensureVisible(ctx, register.byId.get(agencyId))
    ensure(ctx, mayRestructure(ctx.actor, agency))
    const last = agency.codes.at(-1)
    const earliest = last ? addDays(last.from, 1) : agency.validFrom
    if (from < earliest) throw invalid(ctx, { from: text(ctx).notBefore(earliest) })
    if (agency.validTo && from > agency.validTo) throw invalid(ctx, { from: text(ctx).alreadyDissolved(agency.validTo) })
    if (last?.code === code && !last.to) throw invalid(ctx, { code: text(ctx).sameCode })
    ensureCodeNew(ctx, register, code)
    const db = tables(ctx)
    await db
      .updateTable('agency_code')
      .set({ valid_to: addDays(from, -1) })
      .where('agency_id', '=', agencyId)
      .where('valid_to', 'is', null)
      .execute()
    await db.insertInto('agency_code').values({ agency_id: agencyId, valid_from: from, valid_to: null, code, basis }).execute()
    agenciesChanged(ctx, { agencyIds: [agencyId] })
    administered(ctx, {
      agencyId,
      action: 'organizations.code-changed',
      subject: { kind: 'agency', id: agencyId, code },
      data: { before: last?.code ?? null, code, from, basis },
    })
  })
}

/**
 * A code is given once and never again: papers, links and QR plates of a closed agency still bear it, and an address must not lead to
 * another agency tomorrow than today (facts §3.6: a duplicate code must be refused).
 */
export function ensureCodeNew(ctx: Ctx, register: AgencyRegister, code: string): void {
  const bearer = register.byCode.get(code)?.[0]
  const span = bearer?.codes.findLast((c) => c.code === code)
  if (!bearer || !span) return
  const name = nameOn(bearer, span.to ?? span.from)
  throw invalid(ctx, { code: span.to ? text(ctx).codeClosed(name, span.to) : text(ctx).codeTaken(name) })
}
