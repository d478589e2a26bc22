import { feesFor, filedAs } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { restartClock, resumeClock } from './dossier-clock.ts'
import { feesStillOwed } from './fees-still-owed.ts'
import type { ProcedureOfDossier } from './procedure-of-dossier.ts'
import type { Answers, DossierTable, FeeDue } from './tables.ts'

/** What the corrected form asks for, and what it owes at the rates of the day it was filed; what was paid stays paid. */
export async function askedNow(
  ctx: Ctx,
  row: DossierTable,
  { version }: ProcedureOfDossier,
  kept: Answers,
): Promise<{ procedure_name: string; fees: FeeDue[] }> {
  const filed = { ...ctx, now: row.submitted_at }
  const due = await feesFor(filed, version, kept, { agencyId: row.agency_id, channel: row.channel })
  return { procedure_name: filedAs(version, kept).name, fees: feesStillOwed(row.fees, due) }
}

/** The clock once the citizen has answered: from zero, or with what was left, as the procedure says; before acceptance none runs. */
export async function clockAgain(
  ctx: Ctx,
  row: DossierTable,
  procedure: ProcedureOfDossier,
  kept: Answers,
): Promise<Partial<DossierTable>> {
  if (row.resume_status !== 'inProcess') return {}
  const limit = filedAs(procedure.version, kept).timeLimit
  if (procedure.version.supplementClock === 'resume') return resumeClock(ctx, row, limit)
  return restartClock(ctx, row, limit)
}
