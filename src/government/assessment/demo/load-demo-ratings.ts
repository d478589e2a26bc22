import { type CellDossier, listDossiersOfCell } from '#government/dossiers'
import { asSystem, type Ctx } from '#platform/context'
import { addDays, vietnamDate } from '#platform/time'
import { type Level, type RatingTable, tables } from '../tables.ts'

/** Two of three finished dossiers of the demo are rated, most of them well; the same ones in every installation with the same dossiers. */
export async function loadDemoRatings(outer: Ctx): Promise<void> {
  const ctx = asSystem(outer, 'demo')
  const today = vietnamDate(ctx.now)
  const span = { from: addDays(today, -1800), to: today }
  const decided: CellDossier[] = []
  for (let after: string | undefined; ; ) {
    const page = await listDossiersOfCell(ctx, { ...span, cell: 'decided', after, limit: 500 })
    decided.push(...page.items)
    if (!page.next) break
    after = page.next
  }
  // By code, since ids differ between installations.
  const rows = decided
    .sort((a, b) => a.code.localeCompare(b.code))
    .flatMap((dossier, n) => (n % 3 === 2 ? [] : [ratingFor(dossier, n, ctx.now)]))
  for (let start = 0; start < rows.length; start += 500)
    await tables(ctx)
      .insertInto('rating')
      .values(rows.slice(start, start + 500))
      .onConflict((clash) => clash.columns(['agency_id', 'dossier_id']).doNothing())
      .execute()
}

function ratingFor({ agencyId, id, code, endedAt, outcome }: CellDossier, n: number, now: Date): RatingTable {
  const late = outcome === 'decidedLate'
  const level = (salt: number): Level => ((n * 7 + salt * 5) % 10 < 6 ? 3 : (n + salt) % 19 === 0 ? 1 : 2)
  const soon = new Date(endedAt!.getTime() + 20 * 3_600_000)
  return {
    agency_id: agencyId,
    dossier_id: id,
    dossier_code: code,
    convenience: level(1),
    timeliness: late ? 1 : level(2),
    attitude: level(3),
    overall: late ? 2 : level(4),
    comment: late ? 'Kết quả trả chậm so với phiếu hẹn.' : '',
    given_by: n % 4 === 0 ? 'code' : 'account',
    rated_at: soon < now ? soon : now,
    changed_at: null,
  }
}
