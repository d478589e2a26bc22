import { agencyNames, getAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inFull, placeOf } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import type { AgencyHead } from './paper-data.ts'

/** The head of a paper that is printed now. */
export const headOf = (ctx: Ctx, { name, parent }: { name: string; parent: string | undefined }): AgencyHead => ({
  agency: inFull(name),
  parentAgency: parent?.replace(/^UBND\s+/, ''),
  place: placeOf(name),
  issuedAt: ctx.now,
  demo: ctx.ports.config.demo,
})

/** The agency, as it is called today, with the name of the one above it. */
export async function agencyToday(ctx: Ctx, agencyId: string): Promise<{ name: string; parent: string | undefined }> {
  const { name, parentId } = await getAgency(ctx, agencyId, vietnamDate(ctx.now))
  return { name, parent: parentId ? (await agencyNames(ctx, [parentId])).get(parentId) : undefined }
}
