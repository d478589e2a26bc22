import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

export type FilingMode = 'local' | 'national'

interface ModeRow {
  agency_id: string
  valid_from: string
  mode: FilingMode
}

const FRESH_MS = 60_000
const known = new WeakMap<object, { rows: ModeRow[]; readAt: number }>()

/** All decisions, the newest first: most agencies never made one, and those that did made it once or twice. */
async function modeRows(ctx: Ctx): Promise<ModeRow[]> {
  const entry = known.get(ctx.ports)
  if (entry && Date.now() - entry.readAt < FRESH_MS) return entry.rows
  const rows = await tables(ctx)
    .selectFrom('filing_mode')
    .select(['agency_id', 'valid_from', 'mode'])
    .orderBy('valid_from', 'desc')
    .execute()
  known.set(ctx.ports, { rows, readAt: Date.now() })
  return rows
}

/** Reads anew at the next question, after a decision in this process; other processes follow within a minute. */
export const forgetModes = (ctx: Ctx): boolean => known.delete(ctx.ports)

/** How an agency takes filings on a civil date: `local` (demonstration, pilot) unless it has decided otherwise. */
export async function filingModeOf(ctx: Ctx, agencyId: string, onDate: string): Promise<FilingMode> {
  const rows = await modeRows(ctx)
  return rows.find((row) => row.agency_id === agencyId && row.valid_from <= onDate)?.mode ?? 'local'
}

/** The agencies that take online dossiers through the national portal only, on a civil date. */
export async function nationalAgencies(ctx: Ctx, onDate: string): Promise<Set<string>> {
  const latest = new Map<string, FilingMode>()
  for (const row of await modeRows(ctx))
    if (row.valid_from <= onDate && !latest.has(row.agency_id)) latest.set(row.agency_id, row.mode)
  return new Set([...latest].flatMap(([id, mode]) => (mode === 'national' ? [id] : [])))
}
