import type { Ctx, Officer } from '#platform/context'
import { ensure } from '#platform/errors'
import { maySeeSaving } from './permissions.ts'
import { type SavingTable, tables } from './tables.ts'

export interface MonthOfSavings {
  /** `YYYY-MM`, by the day of submission in Vietnam. */
  month: string
  dossiers: number
  keystrokes: number
  uploads: number
}

const agenciesOf = (ctx: Ctx): string[] => {
  ensure(ctx, ctx.actor.kind === 'officer' && maySeeSaving(ctx.actor, ctx.actor.agencyId))
  return (ctx.actor as Officer).visibleAgencyIds
}

/** What declaring once saved at the officer's agency, the newest month first. */
export async function savingsByMonth(ctx: Ctx): Promise<MonthOfSavings[]> {
  return tables(ctx)
    .selectFrom('saving')
    .select((of) => [
      'month',
      of.fn.countAll<number>().as('dossiers'),
      of.fn.sum<number>('keystrokes').as('keystrokes'),
      of.fn.sum<number>('uploads').as('uploads'),
    ])
    .where('agency_id', 'in', agenciesOf(ctx))
    .groupBy('month')
    .orderBy('month', 'desc')
    .execute()
}

/** The dossiers behind a month's numbers, all of them: they add up to it. */
export async function savingsOfMonth(ctx: Ctx, month: string): Promise<SavingTable[]> {
  return tables(ctx)
    .selectFrom('saving')
    .selectAll()
    .where('agency_id', 'in', agenciesOf(ctx))
    .where('month', '=', month)
    .orderBy('dossier_code')
    .execute()
}
