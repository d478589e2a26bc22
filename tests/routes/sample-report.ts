import type { Ctx, Officer } from '#platform/context'
import { openReport } from '../../src/government/reports/open-report.ts'

const two = (n: number) => String(n).padStart(2, '0')
/** Since the agency of the tables stands. */
const PERIODS = [
  ...Array.from({ length: 15 }, (_, n) => ({
    kindCode: 'chuyen-doi-so-thang',
    period: n < 5 ? `2025-${two(n + 8)}` : `2026-${two(n - 4)}`,
  })),
  ...['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((period) => ({ kindCode: 'kiem-soat-tthc-quy', period })),
]
let next = 0

/** A report of the officer's agency that was just opened, each of a period of its own. */
export async function sampleReport(specialist: Ctx): Promise<string> {
  const { agencyId } = specialist.actor as Officer
  return (await openReport(specialist, { agencyId, ...PERIODS[next++]! })).id
}
