import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { ReportPeriod } from '#government/dossiers'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { text } from './messages.ts'
import type { Share } from './nine-indices.ts'
import { mayDeclare } from './permissions.ts'
import { type DeclaredTable, tables } from './tables.ts'

/** What a leader may declare: how many, of how many. */
export const DECLARED = [
  'posted',
  'postedOnline',
  'receivedAtOneStop',
  'petitions',
  'petitionsSatisfied',
  'announcedInTime',
  'publishedInTime',
  'completeContent',
  'synchronised',
  'electronicResults',
  'digitisedPapers',
  'digitisedResults',
  'reused',
  'paidOnline',
] as const

export const DeclareMeasure = z.object({
  measure: z.enum(DECLARED),
  /** 'YYYY-MM-DD', both included. */
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  numerator: z.coerce.number().int().min(0).max(10_000_000),
  denominator: z.coerce.number().int().min(0).max(10_000_000),
  note: z.string().trim().min(5).max(1000),
})

/** The leader declares for the own agency what the program cannot know; the newest declaration that overlaps a period is used. */
export async function declareMeasure(ctx: Ctx, input: z.input<typeof DeclareMeasure>): Promise<void> {
  ensure(ctx, mayDeclare(ctx.actor))
  const { validFrom, validTo, ...declared } = check(ctx, DeclareMeasure, input)
  const t = text(ctx)
  if (validTo < validFrom) throw invalid(ctx, { validTo: t.endsBefore })
  if (declared.numerator > declared.denominator) throw invalid(ctx, { numerator: t.moreThanAll })
  const { agencyId: agency_id, personId: declared_by, name: declared_by_name } = ctx.actor as Officer
  const id = newId()
  const days = { valid_from: validFrom, valid_to: validTo }
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('declared_measure')
      .values({ agency_id, id, ...declared, ...days, declared_by, declared_by_name, declared_at: ctx.now })
      .execute()
    appendAudit(ctx, {
      agencyId: agency_id,
      action: 'assessment.measure-declared',
      subject: { kind: 'measure', id },
      data: { ...declared, validFrom, validTo },
    })
    rememberResult(ctx, { location: '/bao-cao/mot-cua/ke-khai' })
  })
}

/** What the agencies declared that overlaps the period, newest first. Not for outsiders: for those who may read reports. */
export async function declaredIn(ctx: Ctx, agencyIds: readonly string[], period: ReportPeriod): Promise<DeclaredTable[]> {
  return tables(ctx)
    .selectFrom('declared_measure')
    .selectAll()
    .where('agency_id', 'in', [...agencyIds])
    .where('valid_from', '<=', period.to)
    .where('valid_to', '>=', period.from)
    .orderBy('declared_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The newest of a measure. */
export const shareOf = (declared: readonly DeclaredTable[], measure: string): Share | undefined =>
  declared.find((one) => one.measure === measure)
