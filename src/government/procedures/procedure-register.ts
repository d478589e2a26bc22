import type { Ctx } from '#platform/context'
import type { ProcedureVersion } from './procedure-types.ts'
import { tables } from './tables.ts'

interface Register {
  byId: Map<string, ProcedureVersion>
  byCode: Map<string, ProcedureVersion[]>
  readAt: number
}

/** Versions are published days ahead, so a minute's staleness is harmless; a query for each page would not be. */
const FRESH_MS = 60_000
const registers = new WeakMap<object, Register>()
/** Counts the publications of this process, so that a reading begun before one is not kept after it. */
const renewals = new WeakMap<object, number>()

/** Reads anew at the next question, after a publication in this process; other processes follow within a minute. */
export function forgetRegister(ctx: Ctx): void {
  renewals.set(ctx.ports, (renewals.get(ctx.ports) ?? 0) + 1)
  registers.delete(ctx.ports)
}

/** All versions, in memory: a few dozen, read by every page. */
export async function procedureRegister(ctx: Ctx): Promise<Register> {
  const known = registers.get(ctx.ports)
  const now = Date.now()
  const renewal = renewals.get(ctx.ports)
  if (known && now - known.readAt < FRESH_MS) return known
  const rows = await tables(ctx)
    .selectFrom('procedure_version')
    .selectAll()
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
  const register: Register = { byId: new Map(), byCode: new Map(), readAt: now }
  for (const row of rows) {
    const version = { ...row.data, id: row.id, validFrom: row.valid_from, validTo: row.valid_to, demo: row.demo }
    register.byId.set(row.id, version)
    register.byCode.set(row.code, [...(register.byCode.get(row.code) ?? []), version])
  }
  if (renewals.get(ctx.ports) === renewal) registers.set(ctx.ports, register)
  return register
}

export const isInForce = (version: ProcedureVersion, date: string): boolean =>
  version.validFrom <= date && (version.validTo === null || version.validTo >= date)
