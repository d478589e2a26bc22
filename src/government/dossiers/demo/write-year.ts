import { agencyCode } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { codeFormatOn, codePrefix } from '../dossier-code.ts'
import { tellLife, type YearDossier, type YearPlan } from './generate-year.ts'

/** Writes a year's dossiers in bulk: rows, events, the persons' index and the counters of the days. Into an agency that has none in that time. */
export async function writeYear(ctx: Ctx, agencyId: string, plans: readonly YearPlan[]): Promise<YearDossier[]> {
  const counters = new Map<string, number>()
  const dossiers: YearDossier[] = []
  for (const plan of plans) {
    const day = vietnamDate(plan.at)
    const n = (counters.get(day) ?? 0) + 1
    counters.set(day, n)
    const prefix = codePrefix(await agencyCode(ctx, agencyId, day), day, await codeFormatOn(ctx, day))
    dossiers.push(await tellLife(ctx, agencyId, plan, `${prefix.text}${String(n).padStart(prefix.digits, '0')}`))
  }
  for (let start = 0; start < dossiers.length; start += 500) {
    const part = dossiers.slice(start, start + 500)
    const index = part.map(({ row }) => ({ ...row, dossier_id: row.id }))
    await put(
      'dossier',
      part.map((one) => one.row),
    )
    await put(
      'dossier_event',
      part.flatMap((one) => one.events),
    )
    await put('person_dossier', index)
  }
  await put(
    'dossier_counter',
    [...counters].map(([day, last]) => ({ agency_id: agencyId, day, last })),
  )
  await sql`analyze dossiers.dossier, dossiers.dossier_event`.execute(ctx.db)
  return dossiers

  async function put(table: string, rows: readonly object[]): Promise<void> {
    const name = sql.table(`dossiers.${table}`)
    await sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`.execute(
      ctx.db,
    )
  }
}
