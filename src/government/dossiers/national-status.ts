import type { Ctx } from '#platform/context'
import type { DossierStatus } from './dossier-status.ts'
import { tables } from './tables.ts'

interface Mapping {
  status: DossierStatus
  validFrom: string
  validTo: string | null
  code: number
  label: string
}

let mappings: Mapping[] | undefined

/** Our state as the national portal's code on a date (facts §1.4): a dated mapping, read once. A refusal after appraisal is decided (9), then returned (10). */
export async function nationalStatusOn(ctx: Ctx, status: DossierStatus, date: string): Promise<{ code: number; label: string }> {
  mappings ??= (await tables(ctx).selectFrom('national_status').selectAll().execute()).map((row) => ({
    status: row.status,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    code: row.code,
    label: row.label,
  }))
  const found = mappings
    .filter((m) => m.status === status && m.validFrom <= date && (!m.validTo || m.validTo >= date))
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
  if (!found) throw new Error(`no national code for ${status} on ${date}`)
  return { code: found.code, label: found.label }
}
