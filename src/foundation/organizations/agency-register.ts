import type { Ctx, Ports } from '#platform/context'
import { afterCommit, type Transaction } from '#platform/database'
import { type AgencyKind, tables } from './tables.ts'

/** An agency with all its names and codes, oldest first. */
export interface AgencyRecord {
  id: string
  kind: AgencyKind
  unitId: string | null
  parentId: string | null
  validFrom: string
  /** Last day included; null while it stands. */
  validTo: string | null
  names: { from: string; name: string }[]
  codes: { from: string; to: string | null; code: string; basis: string }[]
  successors: { agencyId: string; effectiveOn: string }[]
  predecessors: { agencyId: string; effectiveOn: string }[]
}

/** All agencies in memory: a province has some hundreds, the country with its history under twenty thousand. */
export interface AgencyRegister {
  version: number
  byId: Map<string, AgencyRecord>
  byCode: Map<string, AgencyRecord[]>
  byUnit: Map<string, AgencyRecord[]>
}

/** Milliseconds for which another process's change of agencies may go unseen here. */
const FRESH_FOR = 5000

const caches = new WeakMap<Ports, { register: AgencyRegister; checkedAt: number }>()
/** Transactions that have changed agencies: they read their own rows, and must not leave them in the cache. */
const changing = new WeakSet<Transaction>()

/**
 * The register of agencies. At most `maxAge` milliseconds old (0: what is committed now); in a transaction that changes agencies, its own view.
 */
export async function agencyRegister(ctx: Ctx, maxAge = FRESH_FOR): Promise<AgencyRegister> {
  if (ctx.tx && changing.has(ctx.tx)) return load(ctx, -1)
  const cached = caches.get(ctx.ports)
  const now = performance.now()
  if (cached && now - cached.checkedAt < maxAge) return cached.register
  const { version } = await tables(ctx).selectFrom('agency_version').select('version').executeTakeFirstOrThrow()
  const register = cached?.register.version === version ? cached.register : await load(ctx, version)
  caches.set(ctx.ports, { register, checkedAt: now })
  return register
}

/** To be called before a transaction changes agencies: takes the turn (such changes run one after another) and drops the cache at COMMIT. */
export async function beginChange(ctx: Ctx & { tx: Transaction }): Promise<void> {
  await tables(ctx)
    .updateTable('agency_version')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute()
  changing.add(ctx.tx)
  afterCommit(ctx, () => caches.delete(ctx.ports))
}

async function load(ctx: Ctx, version: number): Promise<AgencyRegister> {
  const db = tables(ctx)
  const agencies = await db.selectFrom('agency').selectAll().execute()
  const names = await db.selectFrom('agency_name').selectAll().orderBy('valid_from').execute()
  const codes = await db.selectFrom('agency_code').selectAll().orderBy('valid_from').execute()
  const successions = await db.selectFrom('agency_succession').selectAll().orderBy('effective_on').execute()
  const byId = new Map<string, AgencyRecord>()
  for (const a of agencies)
    byId.set(a.id, {
      id: a.id,
      kind: a.kind,
      unitId: a.unit_id,
      parentId: a.parent_id,
      validFrom: a.valid_from,
      validTo: a.valid_to,
      names: [],
      codes: [],
      successors: [],
      predecessors: [],
    })
  const byCode = new Map<string, AgencyRecord[]>()
  const byUnit = new Map<string, AgencyRecord[]>()
  const put = (map: Map<string, AgencyRecord[]>, key: string, record: AgencyRecord) => {
    const list = map.get(key)
    if (!list) map.set(key, [record])
    else if (!list.includes(record)) list.push(record)
  }
  for (const n of names) byId.get(n.agency_id)!.names.push({ from: n.valid_from, name: n.name })
  for (const c of codes) {
    const record = byId.get(c.agency_id)!
    record.codes.push({ from: c.valid_from, to: c.valid_to, code: c.code, basis: c.basis })
    put(byCode, c.code, record)
  }
  for (const s of successions) {
    byId.get(s.predecessor_id)!.successors.push({ agencyId: s.successor_id, effectiveOn: s.effective_on })
    byId.get(s.successor_id)!.predecessors.push({ agencyId: s.predecessor_id, effectiveOn: s.effective_on })
  }
  for (const record of byId.values()) if (record.unitId) put(byUnit, record.unitId, record)
  return { version, byId, byCode, byUnit }
}

export const isOn = (span: { validFrom: string; validTo: string | null }, onDate: string): boolean =>
  span.validFrom <= onDate && (span.validTo === null || onDate <= span.validTo)

/** The name on a date; before the first one the first, so that an old paper always has a name to show. */
export const nameOn = (agency: AgencyRecord, onDate: string): string =>
  (agency.names.findLast((n) => n.from <= onDate) ?? agency.names[0])?.name ?? ''

/** The code on a date; once closed, the last it had. Undefined where it never had one. */
export const codeOn = (agency: AgencyRecord, onDate: string): string | undefined =>
  (agency.codes.findLast((c) => c.from <= onDate) ?? agency.codes[0])?.code

/** The agency and all before it, transitively: those whose rows it has taken over by `onDate`. */
export function lineageOf(register: AgencyRegister, agencyId: string, onDate: string): string[] {
  const seen = new Set([agencyId])
  for (const id of seen) {
    for (const p of register.byId.get(id)?.predecessors ?? []) if (p.effectiveOn <= onDate) seen.add(p.agencyId)
  }
  return [...seen]
}
