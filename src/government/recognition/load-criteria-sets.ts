import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { CriteriaSetData } from './criteria-set.ts'
import { tables } from './tables.ts'

export const readCriteriaSets = (): CriteriaSetData[] =>
  z.array(CriteriaSetData).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'criteria-sets.json'), 'utf8')))

/** The sets that every installation begins with. Idempotent. */
export async function loadCriteriaSets(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('criteria_set')
      .values(
        readCriteriaSets().map((set) => ({ code: set.code, valid_from: set.validFrom, valid_to: null, definition: json(set) })),
      )
      .onConflict((on) => on.columns(['code', 'valid_from']).doNothing())
      .execute()
  })
}
