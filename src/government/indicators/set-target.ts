import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { getAgency } from '#foundation/organizations'
import { findUnitById, listDescendants, type Unit } from '#foundation/units'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, isUuid, newId } from '#platform/database'
import { check, ensure, invalid, notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { getIndicator } from './list-indicators.ts'
import { text } from './messages.ts'
import { parseFigure } from './parse-figure.ts'
import { spanOf } from './periods.ts'
import { mayAimFor } from './permissions.ts'
import { type TargetTable, tables } from './tables.ts'

export const OPS = ['>=', '>', '<=', '<', '='] as const

export const SetTarget = z.object({
  indicatorCode: z.string().trim().min(1).max(120),
  /** `own`: the agency's own unit; `below`: every unit directly below it; or the id of one of those. */
  scope: z.union([z.literal('own'), z.literal('below'), z.uuid()]),
  /** `2026`, `2026-Q4`, `2026-12`; empty for any time. */
  period: z.string().trim().max(10).default(''),
  op: z.enum(OPS),
  /** As typed: `95`, `98,5`. */
  value: z.string().trim().min(1).max(40),
  /** The plan or decision that sets it. */
  source: z.string().trim().min(3).max(300),
})

/**
 * Sets what is to be reached, by a leader of the committee for its own unit, all units directly below, or one of them. An earlier target of the same
 * units and period gives way to it. Throws `invalid` with a sentence per field.
 */
export async function setTarget(ctx: Ctx, input: z.input<typeof SetTarget>): Promise<{ id: string }> {
  const { unit, agencyId } = await aimingUnit(ctx)
  const given = check(ctx, SetTarget, input)
  const indicator = await getIndicator(ctx, given.indicatorCode, vietnamDate(ctx.now))
  if (indicator.kind === 'state') throw invalid(ctx, { indicatorCode: text(ctx).stateNotDeclared })
  const span = given.period === '' ? undefined : spanOf(given.period, 'calendar')
  if (given.period !== '' && !span) throw invalid(ctx, { period: text(ctx).periodUnknown })
  const value = parseFigure(given.value)
  if (value === undefined) throw invalid(ctx, { value: text(ctx).noNumber })
  if (indicator.kind === 'share' && (value < 0 || value > 100)) throw invalid(ctx, { value: text(ctx).book.shareTarget })
  const at = await unitsOfScope(ctx, unit, given.scope)
  const id = newId()
  const period = { period_from: span?.from ?? null, period_to: span?.to ?? null }
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .deleteFrom('target')
      .where('indicator_code', '=', indicator.code)
      .where('unit_id', '=', at.unit_id)
      .where('level', 'is not distinct from', at.level)
      .where('period_from', 'is not distinct from', period.period_from)
      .where('period_to', 'is not distinct from', period.period_to)
      .execute()
    await tables(ctx)
      .insertInto('target')
      .values({ id, indicator_code: indicator.code, ...at, ...period, op: given.op, value, source: given.source })
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'indicators.target-set',
      subject: { kind: 'indicator', id: indicator.code, code: indicator.code },
      data: { ...at, period: given.period, op: given.op, value },
    })
  })
  return { id }
}

/** Takes a target back that the officer's own committee may set. Throws `not_found` for one of others. */
export async function dropTarget(ctx: Ctx, id: string): Promise<void> {
  const { unit, agencyId } = await aimingUnit(ctx)
  await inTransaction(ctx, async (ctx) => {
    const found = isUuid(id) ? tables(ctx).selectFrom('target').selectAll().where('id', '=', id).forUpdate() : undefined
    const target = await found?.executeTakeFirst()
    if (!target || !(await isOurs(ctx, unit, target))) throw notFound(ctx)
    await tables(ctx).deleteFrom('target').where('id', '=', target.id).execute()
    appendAudit(ctx, {
      agencyId,
      action: 'indicators.target-dropped',
      subject: { kind: 'indicator', id: target.indicator_code, code: target.indicator_code },
      data: { op: target.op, value: target.value },
    })
  })
}

/** The unit for which the officer's committee sets targets; undefined for who sets none. */
export async function findAimingUnit(ctx: Ctx): Promise<{ unit: Unit; agencyId: string } | undefined> {
  if (!mayAimFor(ctx.actor)) return undefined
  const { agencyId } = ctx.actor as Officer
  const agency = await getAgency(ctx, agencyId)
  // Branch offices (police, insurance) work in a unit whose targets are not theirs to set.
  if (!agency.unitId || !agency.kind.startsWith('ubnd_')) return undefined
  const unit = await findUnitById(ctx, { id: agency.unitId, asOf: vietnamDate(ctx.now) })
  return unit && { unit, agencyId }
}

async function aimingUnit(ctx: Ctx): Promise<{ unit: Unit; agencyId: string }> {
  const aiming = await findAimingUnit(ctx)
  ensure(ctx, aiming !== undefined)
  return aiming!
}

export const unitsBelow = async (ctx: Ctx, unit: Unit) =>
  (await listDescendants(ctx, { id: unit.id, asOf: vietnamDate(ctx.now), depth: 'children', limit: 700 })).items

async function unitsOfScope(ctx: Ctx, unit: Unit, scope: string): Promise<{ unit_id: string; level: TargetTable['level'] }> {
  if (scope === 'own') return { unit_id: unit.id, level: null }
  const below = await unitsBelow(ctx, unit)
  if (scope === 'below' && below[0]) return { unit_id: unit.id, level: below[0].level as TargetTable['level'] }
  const child = below.find((one) => one.id === scope)
  if (!child) throw invalid(ctx, { scope: text(ctx).book.notBelow })
  return { unit_id: child.id, level: null }
}

async function isOurs(ctx: Ctx, unit: Unit, target: TargetTable): Promise<boolean> {
  if (!target.unit_id) return false
  return target.unit_id === unit.id || (await unitsBelow(ctx, unit)).some((one) => one.id === target.unit_id)
}
