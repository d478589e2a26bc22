import { getAgency } from '#foundation/organizations'
import { filingModeOf, getProcedure, type ProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { conflict, invalid } from '#platform/errors'
import { text } from './messages.ts'
import type { Channel } from './tables.ts'

/** Which agencies resolve a procedure of each level (NĐ 118/2025/NĐ-CP: the commune's committee, the province's one-stop centre). */
export const KIND_OF_LEVEL = {
  commune: 'ubnd_xa',
  district: 'ubnd_huyen',
  province: 'trung_tam_phuc_vu_hanh_chinh_cong',
} as const

/**
 * The procedure as in force on the day, where this agency takes it: a dossier must not lie with an office that cannot resolve it or no
 * longer stands. Throws `not_found`; `invalid` (field `agencyId`); `conflict` where online filing goes by the national portal only.
 */
export async function openForFiling(
  ctx: Ctx,
  filing: { procedureCode: string; agencyId: string },
  channel: Channel,
  today: string,
): Promise<ProcedureVersion> {
  const version = await getProcedure(ctx, filing.procedureCode, today)
  const agency = await getAgency(ctx, filing.agencyId, today)
  const stands = agency.validFrom <= today && (agency.validTo === null || today <= agency.validTo)
  if (!stands || agency.kind !== KIND_OF_LEVEL[version.authorityLevel])
    throw invalid(ctx, { agencyId: text(ctx).agencyDoesNotTake })
  if (channel === 'online' && (await filingModeOf(ctx, filing.agencyId, today)) === 'national')
    throw conflict(text(ctx).nationalOnly)
  return version
}
