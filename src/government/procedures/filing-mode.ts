import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

export type FilingMode = 'local' | 'national'

const FRESH_MS = 60_000
const known = new WeakMap<object, Map<string, { rows: { valid_from: string; mode: FilingMode }[]; readAt: number }>>()

/** How an agency takes filings on a civil date: `local` (demonstration, pilot) unless it has decided otherwise. Kept in memory for a minute. */
export async function filingModeOf(ctx: Ctx, agencyId: string, onDate: string): Promise<FilingMode> {
  const cache = known.get(ctx.ports) ?? new Map()
  known.set(ctx.ports, cache)
  let entry = cache.get(agencyId) as { rows: { valid_from: string; mode: FilingMode }[]; readAt: number } | undefined
  if (!entry || Date.now() - entry.readAt > FRESH_MS) {
    const rows = await tables(ctx)
      .selectFrom('filing_mode')
      .select(['valid_from', 'mode'])
      .where('agency_id', '=', agencyId)
      .orderBy('valid_from', 'desc')
      .execute()
    entry = { rows, readAt: Date.now() }
    cache.set(agencyId, entry)
  }
  return entry.rows.find((row) => row.valid_from <= onDate)?.mode ?? 'local'
}

/** Sets how an agency takes filings from a date on. */
export async function setFilingMode(ctx: Ctx, input: { agencyId: string; validFrom: string; mode: FilingMode }): Promise<void> {
  await tables(ctx)
    .insertInto('filing_mode')
    .values({ agency_id: input.agencyId, valid_from: input.validFrom, mode: input.mode })
    .onConflict((conflict) => conflict.columns(['agency_id', 'valid_from']).doUpdateSet({ mode: input.mode }))
    .execute()
  known.get(ctx.ports)?.delete(input.agencyId)
}
