import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { findUploads } from '#foundation/files'
import { getAgency } from '#foundation/organizations'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, json, newId, rememberResult } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { checkFigure, checkJump, type Finding } from './check-figure.ts'
import { type Indicator, listIndicators } from './list-indicators.ts'
import { text } from './messages.ts'
import { periodBefore, spanOf } from './periods.ts'
import { mayDeclareFigures } from './permissions.ts'
import { type Numbers, readNumbers } from './read-numbers.ts'
import { tables } from './tables.ts'

const number = z.string().trim().max(40).default('')

export const DeclareFigure = z.object({
  indicatorCode: z.string().trim().min(1).max(120),
  periodKind: z.enum(['month', 'quarter', 'year']),
  /** `2026-10`, `2026-Q3`, `2026`. */
  period: z.string().trim().min(4).max(10),
  /** As typed: `96,8`, `3.612`. Of a share it may be left empty where the fraction is given. */
  value: number,
  numerator: number,
  denominator: number,
  /** Who says so, e.g. the report that the figure is taken from. */
  saidBy: z.string().trim().min(3).max(500),
  note: z.string().trim().max(2000).default(''),
  /** An upload of the officer's own: the paper that proves it. */
  uploadId: z.union([z.literal(''), z.uuid()]).optional(),
})

/**
 * Enters a figure of the officer's own unit; it is published when a leader has signed it (publishFigure). What contradicts itself is kept with its
 * findings: the leader must have it mended or explain it. Throws `invalid` with a sentence per field for what is no number or no period.
 */
export async function declareFigure(ctx: Ctx, input: z.input<typeof DeclareFigure>): Promise<{ agencyId: string; id: string }> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const given = check(ctx, DeclareFigure, input)
  const t = text(ctx)
  const today = vietnamDate(ctx.now)
  const indicator = (await listIndicators(ctx, today)).find((one) => one.code === given.indicatorCode)
  if (!indicator) throw invalid(ctx, { indicatorCode: t.chooseIndicator })
  if (indicator.numerator) throw invalid(ctx, { indicatorCode: t.computedHere })
  if (indicator.kind === 'state') throw invalid(ctx, { indicatorCode: t.stateNotDeclared })
  const span = spanOf(given.period, 'calendar')
  if (!span || kindOfKey(given.period) !== given.periodKind) throw invalid(ctx, { period: t.periodShape[given.periodKind] })
  if (span.from > today) throw invalid(ctx, { period: t.periodAhead })
  const numbers = readNumbers(ctx, indicator, given)
  const { agencyId, name } = ctx.actor as Officer
  const { unitId } = await getAgency(ctx, agencyId)
  if (!unitId) throw invalid(ctx, { indicatorCode: t.agencyWithoutUnit })
  const [proof] = given.uploadId ? await findUploads(ctx, [given.uploadId]) : []
  if (given.uploadId && !proof) throw invalid(ctx, { file: t.proofGone })
  const id = newId()
  return inTransaction(ctx, async (ctx) => {
    const findings = [
      ...checkFigure({ kind: indicator.kind, ...numbers }),
      ...(await jumpOf(ctx, indicator, agencyId, unitId, given, numbers)),
    ]
    await tables(ctx)
      .insertInto('figure')
      .values({
        ...{ agency_id: agencyId, id, indicator_code: indicator.code, unit_id: unitId, place: '', place_kind: '' },
        ...{
          period_kind: given.periodKind,
          period: given.period,
          ...numbers,
          state: null,
          qualifiers: [],
          as_printed: given.value,
        },
        ...{ note: given.note, said_by: given.saidBy, findings: json(findings), explanation: '' },
        ...{ origin: 'declared', import_id: null, import_row: null },
        ...{ proof_name: proof?.name ?? null, proof_sha256: proof?.sha256 ?? null, proof_media_type: proof?.mediaType ?? null },
        ...{ version: 1, status: 'draft', entered_by_name: name, entered_at: ctx.now, signed_by_name: '', signed_at: null },
      })
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'indicators.figure-declared',
      subject: { kind: 'figure', id, code: indicator.code },
      data: { period: given.period, ...numbers },
    })
    rememberResult(ctx, { location: '/so-lieu/ke-khai' })
    return { agencyId, id }
  })
}

const kindOfKey = (key: string): 'month' | 'quarter' | 'year' =>
  /-Q/.test(key) ? 'quarter' : key.length === 4 ? 'year' : 'month'

async function jumpOf(
  ctx: Ctx,
  indicator: Indicator,
  agencyId: string,
  unitId: string,
  given: z.output<typeof DeclareFigure>,
  { value }: Numbers,
): Promise<Finding[]> {
  const before = await tables(ctx)
    .selectFrom('figure')
    .select('value')
    .where('agency_id', '=', agencyId)
    .where('indicator_code', '=', indicator.code)
    .where('unit_id', '=', unitId)
    .where('period_kind', '=', given.periodKind)
    .where('period', '=', periodBefore(given.period))
    .where('status', '=', 'published')
    .executeTakeFirst()
  return before?.value === null || before === undefined ? [] : checkJump(indicator.kind, value, before.value)
}
