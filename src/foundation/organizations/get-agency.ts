import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { convertFormerCode } from './agency-code.ts'
import { type AgencyRecord, type AgencyRegister, agencyRegister, codeOn, isOn, nameOn } from './agency-register.ts'

/** An agency as it stood on a date, with all names and codes it ever had. */
export interface Agency extends AgencyRecord {
  name: string
  /** Mã định danh (QĐ 20/2020/QĐ-TTg); undefined where none was ever given. */
  code: string | undefined
}

export const asOf = (record: AgencyRecord, onDate: string): Agency => ({
  ...record,
  name: nameOn(record, onDate),
  code: codeOn(record, onDate),
})

/** @param onDate 'YYYY-MM-DD', today in Vietnam by default. Throws not_found. */
export async function getAgency(ctx: Ctx, id: string, onDate = vietnamDate(ctx.now)): Promise<Agency> {
  const record = (await agencyRegister(ctx)).byId.get(id)
  if (!record) throw notFound(ctx)
  return asOf(record, onDate)
}

/**
 * The agency a code speaks of, in the current or the former form. A code that was closed still finds its agency: papers outlive it. Who bore it on `onDate`
 * comes first, then the last bearer before, then the next.
 */
export async function findAgencyByCode(ctx: Ctx, code: string, onDate = vietnamDate(ctx.now)): Promise<Agency | undefined> {
  const wanted = convertFormerCode(code) ?? code
  const bearers = (await agencyRegister(ctx)).byCode.get(wanted) ?? []
  const spans = bearers.flatMap((agency) =>
    agency.codes.filter((c) => c.code === wanted).map((c) => ({ agency, validFrom: c.from, validTo: c.to })),
  )
  const before = spans.filter((s) => s.validFrom <= onDate).sort((a, b) => b.validFrom.localeCompare(a.validFrom))
  const after = spans.filter((s) => s.validFrom > onDate).sort((a, b) => a.validFrom.localeCompare(b.validFrom))
  const found = spans.find((s) => isOn(s, onDate)) ?? before[0] ?? after[0]
  return found && asOf(found.agency, onDate)
}

/** id → name on the date (today by default), in one batch; unknown ids are left out. */
export async function agencyNames(ctx: Ctx, ids: Iterable<string>, onDate = vietnamDate(ctx.now)): Promise<Map<string, string>> {
  const { byId } = await agencyRegister(ctx)
  return new Map([...ids].flatMap((id) => (byId.has(id) ? [[id, nameOn(byId.get(id)!, onDate)] as const] : [])))
}

/** The identifier code an agency bore on the date (today by default). Throws not_found where it never had one. */
export async function agencyCode(ctx: Ctx, id: string, onDate = vietnamDate(ctx.now)): Promise<string> {
  const record = (await agencyRegister(ctx)).byId.get(id)
  const code = record && codeOn(record, onDate)
  if (!code) throw notFound(ctx)
  return code
}

/** The agencies on `onDate` (today by default) that answer for this one: itself while it stands, else its successors, transitively. */
export async function successorsOf(ctx: Ctx, id: string, onDate = vietnamDate(ctx.now)): Promise<Agency[]> {
  const register = await agencyRegister(ctx)
  if (!register.byId.has(id)) throw notFound(ctx)
  return standing(register, id, onDate).map((record) => asOf(record, onDate))
}

/** Follows successions from dissolved agencies to those that stand on the date. */
export function standing(register: AgencyRegister, id: string, onDate: string): AgencyRecord[] {
  const seen = new Set([id])
  const found: AgencyRecord[] = []
  for (const next of seen) {
    const record = register.byId.get(next)
    if (!record) continue
    if (isOn(record, onDate)) found.push(record)
    else for (const s of record.successors) if (s.effectiveOn <= onDate) seen.add(s.agencyId)
  }
  return found
}
