import { unitNames } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { type Indicator, targetsOf } from './list-indicators.ts'
import { type TargetTable, tables } from './tables.ts'

export interface Definition {
  code: string
  /** The newest first; at least one. */
  versions: Indicator[]
  /** With the name of the unit; by unit and period. */
  targets: (TargetTable & { unitName: string })[]
}

/** What an indicator means, from which day on, and what is to be reached. Public. Throws `not_found`. */
export async function getDefinition(ctx: Ctx, code: string): Promise<Definition> {
  const [versions, targets] = await Promise.all([
    tables(ctx).selectFrom('indicator').selectAll().where('code', '=', code).orderBy('valid_from', 'desc').execute(),
    targetsOf(ctx, [code]),
  ])
  if (versions.length === 0) throw notFound(ctx)
  const names = await unitNames(
    ctx,
    targets.flatMap((target) => target.unit_id ?? []),
  )
  const named = targets.map((target) => ({ ...target, unitName: target.unit_id ? (names.get(target.unit_id)?.name ?? '') : '' }))
  const orderOf = (one: Definition['targets'][number]) => `${one.unitName} ${one.level ?? ''} ${one.period_from ?? ''}`
  return { code, versions, targets: named.sort((a, b) => orderOf(a).localeCompare(orderOf(b), 'vi')) }
}
