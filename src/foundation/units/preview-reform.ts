import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { listReforms, type RecordedReform } from './list-reforms.ts'
import { type UnitName, unitNames } from './unit-names.ts'

export interface ReformPreview extends RecordedReform {
  names: Map<string, UnitName>
}

/** What a reform would do: it is carried out and taken back. Throws what the reform throws. */
export async function previewReform(ctx: Ctx, reform: (ctx: Ctx) => Promise<unknown>): Promise<ReformPreview> {
  const seen: { preview?: ReformPreview } = {}
  try {
    await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
      await reform(ctx)
      const made = (await listReforms(ctx, { limit: 1 })).items[0]!
      const { ended, created, changed } = made.units
      seen.preview = { ...made, names: await unitNames(ctx, [...ended, ...created, ...changed], made.effectiveDate) }
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return seen.preview!
}

class TakenBack extends Error {}
