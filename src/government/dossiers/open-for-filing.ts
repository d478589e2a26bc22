import { ensureAssurance } from '#foundation/identity'
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
 * How surely a citizen must have proved who they are: online services ask for level 2 of the national identity unless the procedure says
 * otherwise (NĐ 69/2024/NĐ-CP; facts §7). Officers and other systems answer for whom they file. Throws forbidden, with the way to level 2.
 */
export function ensureLevel(ctx: Ctx, version: ProcedureVersion): void {
  if (ctx.actor.kind === 'citizen') ensureAssurance(ctx, version.identityLevel ?? 2)
}

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
