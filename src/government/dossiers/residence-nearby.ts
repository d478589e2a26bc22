import { getAgency } from '#foundation/organizations'
import { findUnitById } from '#foundation/units'
import type { Ctx } from '#platform/context'

/**
 * The province of an agency as the beginning of an address: whoever comes to a counter mostly lives there, and its communes can be chosen at
 * once, without a page in between. No commune is chosen for anybody: that is theirs to say. Empty where the agency has no unit.
 */
export async function residenceNearby(ctx: Ctx, agencyId: string): Promise<{ province?: string }> {
  const { unitId } = await getAgency(ctx, agencyId)
  const unit = unitId ? await findUnitById(ctx, { id: unitId }) : undefined
  const code = unit?.parent ? unit.parent.code : unit?.code
  return code?.length === 2 ? { province: code } : {}
}
