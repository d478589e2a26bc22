import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { KINDS, PILLARS, tables } from './tables.ts'

export const IndicatorData = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  pillar: z.enum(PILLARS),
  kind: z.enum(KINDS),
  unit: z.string(),
  unit_en: z.string(),
  direction: z.enum(['higher', 'lower']).nullable(),
  decimals: z.int().min(0).max(4),
  name: z.string().min(3),
  name_en: z.string(),
  numerator: z.array(z.string()).min(1).optional(),
  denominator: z.array(z.string()).min(1).optional(),
  source: z.string().default(''),
})
export type IndicatorData = z.infer<typeof IndicatorData>

export const readIndicators = (): IndicatorData[] => z.array(IndicatorData).parse(readData('indicators.json'))

export const readData = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'data', file), 'utf8'))

const FROM = '2020-01-01'

/** The indicators that every installation computes from its own records. Idempotent. */
export const loadIndicators = (ctx: Ctx): Promise<void> => insertIndicators(ctx, readIndicators(), 0)

export async function insertIndicators(ctx: Ctx, indicators: readonly IndicatorData[], first: number): Promise<void> {
  if (indicators.length === 0) return
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('indicator')
      .values(
        indicators.map(({ numerator, denominator, ...one }, i) => ({
          ...one,
          numerator: numerator ?? null,
          denominator: denominator ?? null,
          position: first + i,
          valid_from: FROM,
          valid_to: null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['code', 'valid_from']).doNothing())
      .execute()
  })
}
