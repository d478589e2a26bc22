import { getPerson } from '#foundation/identity'
import { type AgencyLevel, agencyForUnit } from '#foundation/organizations'
import { findUnit } from '#foundation/units'
import { type Ctx, personIdOf } from '#platform/context'

/** The agency that answers for where the person lives, to be offered first; undefined where their record does not say, or none is set up. */
export async function agencyOfResidence(ctx: Ctx, level: AgencyLevel): Promise<string | undefined> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return undefined
  const { residence, permanentResidence } = await getPerson(ctx, personId)
  const code = residence?.commune ?? permanentResidence?.commune
  const unit = code ? await findUnit(ctx, { code }) : undefined
  return unit && (await agencyForUnit(ctx, unit.id, level))?.id
}
