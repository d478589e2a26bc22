import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { hasRole } from '#platform/context'
import { AppError, check, ensure } from '#platform/errors'
import { decideDossier } from './decide-dossier.ts'
import { getDossierByCode } from './get-dossier.ts'

export const DecideMany = z.object({ codes: z.array(z.string().min(1).max(60)).min(1).max(100) })

export interface DecidedOne {
  code: string
  /** Why it was not decided; undefined where it was. */
  problem: string | undefined
}

/**
 * Grants many dossiers by one confirmation, each a decision of its own with its own evidence: what cannot be decided (a colleague was first, a step is
 * missing, one's own dossier) is left as it is and named. A refusal needs its reason and is never made in bulk.
 */
export async function decideMany(ctx: Ctx, input: z.input<typeof DecideMany>): Promise<DecidedOne[]> {
  const { codes } = check(ctx, DecideMany, input)
  ensure(ctx, hasRole(ctx.actor, 'leader'))
  const decided: DecidedOne[] = []
  for (const code of new Set(codes)) {
    try {
      const row = await getDossierByCode(ctx, code)
      await decideDossier(ctx, { agencyId: row.agency_id, dossierId: row.id }, { outcome: 'granted' })
      decided.push({ code, problem: undefined })
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500 || error.code === 'repeated') throw error
      decided.push({ code, problem: error.message })
    }
  }
  return decided
}
