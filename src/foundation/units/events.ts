import type { Actor, Ctx } from '#platform/context'
import { newId } from '#platform/database'
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
  /** Who and when, and the id of the entry that this becomes in the audit trail, which stands above this module. */
  by: { entryId: string; at: string; requestId: string; actor: Actor }
}

export function unitsReformed(ctx: Ctx, reform: Omit<UnitsReformed, 'by'>): void {
  const by = { entryId: newId(), at: ctx.now.toISOString(), requestId: ctx.requestId, actor: ctx.actor }
  emit(ctx, 'units.reformed', { ...reform, by })
}
