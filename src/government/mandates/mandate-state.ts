import { vietnamDate } from '#platform/time'
import type { MandateTable } from './tables.ts'

export type Purpose = 'file' | 'collect'
export type WhyNot = 'revoked' | 'notAccepted' | 'notYet' | 'expired' | 'otherPurpose' | 'otherProcedure'

type Terms = Pick<
  MandateTable,
  'valid_from' | 'valid_to' | 'accepted_at' | 'revoked_at' | 'procedure_code' | 'for_filing' | 'for_collecting'
>

/** What a mandate is to serve for. `procedureCode` undefined: whether it serves any. */
export interface Use {
  purpose: Purpose
  procedureCode?: string | undefined
  at: Date
}

/** Why a mandate does not serve, or undefined where it does. Its days count whole, in Vietnam's time (BLDS 2015 Đ148.6). */
export function whyNot(mandate: Terms, { purpose, procedureCode, at }: Use): WhyNot | undefined {
  const day = vietnamDate(at)
  if (mandate.revoked_at && mandate.revoked_at <= at) return 'revoked'
  if (!mandate.accepted_at || mandate.accepted_at > at) return 'notAccepted'
  if (day < mandate.valid_from) return 'notYet'
  if (day > mandate.valid_to) return 'expired'
  if (!(purpose === 'file' ? mandate.for_filing : mandate.for_collecting)) return 'otherPurpose'
  if (procedureCode !== undefined && mandate.procedure_code !== null && mandate.procedure_code !== procedureCode)
    return 'otherProcedure'
  return undefined
}

/** The same day so many months later; the month's last day where it has no such day (BLDS 2015 Đ148.3). @param date 'YYYY-MM-DD' */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
}
