import type { Ctx } from '#platform/context'
import { emit } from '#platform/events'
import type { ReformTable } from './tables.ts'

/** Units were merged, split or renamed, or a tier was dissolved. From `effectiveDate` on, `ended` no longer exist. */
export interface UnitsReformed {
  reformId: string
  kind: ReformTable['kind']
  /** `2025-07-01` */
  effectiveDate: string
  legalBasis: string
  ended: string[]
  created: string[]
  /** Go on under another name, code or parent. */
  changed: string[]
}

export const unitsReformed = (ctx: Ctx, payload: UnitsReformed): void => emit(ctx, 'units.reformed', payload)
