import { getAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'

/** The agency and all whose work it took over: what they issued, it has issued. */
export async function lineageOf(ctx: Ctx, agencyId: string): Promise<string[]> {
  const seen = new Set([agencyId])
  for (const id of seen) for (const before of (await getAgency(ctx, id)).predecessors) seen.add(before.agencyId)
  return [...seen]
}
