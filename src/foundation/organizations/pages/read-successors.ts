import type { Ctx } from '#platform/context'
import { invalid } from '#platform/errors'
import { AgencyCode } from '../agency-code.ts'
import { findAgencyByCode } from '../get-agency.ts'
import { text } from '../messages.ts'

/** Agencies by their codes, one a line (or parted by commas); a province's list is too long to tick. */
export async function readSuccessors(ctx: Ctx, typed: string): Promise<string[]> {
  const ids: string[] = []
  for (const word of typed.split(/[\s,;]+/).filter(Boolean)) {
    const code = AgencyCode.safeParse(word)
    const agency = code.success ? await findAgencyByCode(ctx, code.data) : undefined
    if (!agency) throw invalid(ctx, { successorIds: text(ctx).form.unknownCode(word) })
    ids.push(agency.id)
  }
  return ids
}
