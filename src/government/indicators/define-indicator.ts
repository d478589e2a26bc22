import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { addDays, isCivilDate, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayDefineIndicators } from './permissions.ts'
import { KINDS, PILLARS, tables } from './tables.ts'

/** One named twice counts once. */
const measures = z
  .array(z.string().max(80))
  .max(20)
  .default([])
  .transform((codes) => [...new Set(codes)])

export const DefineIndicator = z.object({
  /** Letters, digits and hyphens: `ty-le-dung-han`. An existing code gets a new version. */
  code: z
    .string()
    .trim()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().trim().min(3).max(300),
  nameEn: z.string().trim().max(300).default(''),
  pillar: z.enum(PILLARS),
  kind: z.enum(KINDS),
  /** `%`, `hồ sơ`, `triệu đồng`; empty for a state. */
  unit: z.string().trim().max(40).default(''),
  direction: z.enum(['higher', 'lower', '']).default(''),
  /** 0 to 4; forms send it as text, and an empty box is not 0. */
  decimals: z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.int().min(0).max(4)),
  /** Codes of measures; both empty where the figure is declared by people. */
  numerator: measures,
  denominator: measures,
  source: z.string().trim().min(3).max(300),
  /** The first day on which it holds, 'YYYY-MM-DD': today or later. */
  validFrom: z.string().refine(isCivilDate),
})

/**
 * Defines an indicator from a day on, or a new version of one, by an administrator of the province. What it counts (kind and unit) stays the same through
 * all versions: figures of two kinds under one name could not be compared. Throws `invalid` with a sentence per field.
 */
export async function defineIndicator(ctx: Ctx, input: z.input<typeof DefineIndicator>): Promise<{ code: string }> {
  ensure(ctx, mayDefineIndicators(ctx.actor))
  const given = check(ctx, DefineIndicator, input)
  const t = text(ctx).book
  if (given.validFrom < vietnamDate(ctx.now)) throw invalid(ctx, { validFrom: t.notIntoThePast })
  ensureFormula(ctx, given)
  await inTransaction(ctx, async (ctx) => {
    // Two administrators at once: the second sees the version of the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`indicator ${given.code}`}, 0))`.execute(ctx.db)
    const versions = await tables(ctx)
      .selectFrom('indicator')
      .selectAll()
      .where('code', '=', given.code)
      .orderBy('valid_from')
      .execute()
    const last = versions.at(-1)
    if (last && last.valid_from >= given.validFrom) throw invalid(ctx, { validFrom: t.afterTheLast(last.valid_from) })
    if (last && (last.kind !== given.kind || last.unit !== given.unit)) throw invalid(ctx, { kind: t.sameKind })
    if (last)
      await tables(ctx)
        .updateTable('indicator')
        .set({ valid_to: addDays(given.validFrom, -1) })
        .where('code', '=', last.code)
        .where('valid_from', '=', last.valid_from)
        .execute()
    const { code, name, pillar, kind, unit, decimals, source } = given
    await tables(ctx)
      .insertInto('indicator')
      .values({
        ...{ code, name, pillar, kind, unit, decimals, source },
        ...{ valid_from: given.validFrom, valid_to: null, name_en: given.nameEn || given.name, unit_en: last?.unit_en ?? unit },
        direction: given.direction || null,
        numerator: given.numerator.length > 0 ? given.numerator : null,
        denominator: given.denominator.length > 0 ? given.denominator : null,
        position: last?.position ?? sql<number>`(select coalesce(max(position), 0) + 1 from indicators.indicator)`,
      })
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'indicators.defined',
      subject: { kind: 'indicator', id: code, code },
      data: { validFrom: given.validFrom },
    })
  })
  return { code: given.code }
}

/** A formula counts what the modules measure, and a share has both sides; a figure without one is declared. */
function ensureFormula(ctx: Ctx, given: z.output<typeof DefineIndicator>): void {
  const t = text(ctx).book
  const { kind, numerator, denominator } = given
  const unknown = [...numerator, ...denominator].find((code) => !ctx.ports.measures.find(code))
  if (unknown) throw invalid(ctx, { numerator: t.unknownMeasure(unknown) })
  if (kind === 'state' && numerator.length + denominator.length > 0) throw invalid(ctx, { numerator: t.stateHasNone })
  if (numerator.length === 0 && denominator.length > 0) throw invalid(ctx, { numerator: t.numeratorNeeded })
  if (kind === 'count' && denominator.length > 0) throw invalid(ctx, { denominator: t.countHasNone })
  if (kind === 'share' && numerator.length > 0 && denominator.length === 0)
    throw invalid(ctx, { denominator: t.denominatorNeeded })
  if (kind !== 'state' && given.unit === '') throw invalid(ctx, { unit: t.unitNeeded })
  if ((kind === 'share' || kind === 'rate') && given.unit !== '%') throw invalid(ctx, { unit: t.percentOnly })
}
