import { type Actor, type Ctx, hasRole } from '#platform/context'
import { ensure } from '#platform/errors'
import { addDays } from '#platform/time'
import { listAncestors } from './list-relatives.ts'
import { text } from './messages.ts'

/**
 * Units are the state's, recorded once for the whole installation: by the administrators of a province's agencies, each inside the
 * province. What concerns several provinces (the reform of 2025) is the system's.
 */
export const mayReformUnits = (actor: Actor): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.provinceId !== undefined)

/** Whether all of these, each given as a unit and everything above it, are the actor's province or lie in it. */
export const mayReformIn = (actor: Actor, lines: readonly (readonly string[])[]): boolean =>
  actor.kind === 'system' ||
  (mayReformUnits(actor) &&
    actor.kind === 'officer' &&
    lines.length > 0 &&
    lines.every((line) => line.includes(actor.provinceId ?? '')))

/** Throws forbidden unless the actor may reform each of these units as they stand on the eve of that day. */
export async function ensureMayReform(ctx: Ctx, unitIds: readonly string[], effectiveDate: string): Promise<void> {
  const { forbidden, elsewhere } = text(ctx).reform
  ensure(ctx, mayReformUnits(ctx.actor), forbidden)
  if (ctx.actor.kind === 'system') return
  const lines: string[][] = []
  for (const id of new Set(unitIds)) {
    const above = await listAncestors(ctx, { id, asOf: addDays(effectiveDate, -1) })
    lines.push([id, ...above.map((unit) => unit.id)])
  }
  ensure(ctx, mayReformIn(ctx.actor, lines), elsewhere)
}
