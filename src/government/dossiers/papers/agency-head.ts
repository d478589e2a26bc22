import { agencyNames, getAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import type { AgencyHead } from './paper-data.ts'

/** In the head of a paper the agency stands in full and without its province, which stands above it (NĐ 30/2020 Phụ lục I). */
export const inFull = (agency: string): string =>
  agency.replace(/^UBND\b/, 'Ủy ban nhân dân').replace(/,\s*(tỉnh|thành phố)\s.*$/, '')

/** `UBND xã Quỳnh Phụ, tỉnh Hưng Yên` sits at Quỳnh Phụ. */
const placeOf = (agency: string): string =>
  inFull(agency)
    .replace(/^(Ủy ban nhân dân|Trung tâm Phục vụ hành chính công)\s+/i, '')
    .replace(/^(tỉnh|thành phố|huyện|xã|phường|thị trấn|đặc khu)\s+/i, '') || agency

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
