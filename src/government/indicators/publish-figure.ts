import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, json, rememberResult } from '#platform/database'
import { check, conflict, ensure, invalid, notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import type { Finding } from './check-figure.ts'
import { type Figure, getFigure } from './list-figures.ts'
import { getIndicator } from './list-indicators.ts'
import { text } from './messages.ts'
import { mayDeclareFigures, maySign } from './permissions.ts'
import { saidElsewhere } from './said-elsewhere.ts'
import { tables } from './tables.ts'

export const PublishFigure = z.object({ explanation: z.string().trim().max(4000).default('') })

/**
 * A leader signs a figure: from now on it is public, and its version before is replaced. Whatever was found against it must have been mended or be
 * explained here in writing; the explanation is published with it. Of two leaders at once the second is told who signed.
 */
export async function publishFigure(
  ctx: Ctx,
  key: { agencyId: string; id: string },
  input: z.input<typeof PublishFigure>,
): Promise<void> {
  const figure = await getFigure(ctx, key)
  ensure(ctx, maySign(ctx.actor, figure))
  const { explanation } = check(ctx, PublishFigure, input)
  const t = text(ctx)
  if (isOfImport(figure)) throw conflict(t.imports.signedWhole)
  const indicator = await getIndicator(ctx, figure.indicator_code, vietnamDate(ctx.now))
  await inTransaction(ctx, async (ctx) => {
    const same = {
      agency_id: figure.agency_id,
      indicator_code: figure.indicator_code,
      unit_id: figure.unit_id,
      place: figure.place,
      period_kind: figure.period_kind,
      period: figure.period,
    }
    const rows = await tables(ctx)
      .selectFrom('figure')
      .selectAll()
      .where((is) => is.and(same))
      .orderBy('id')
      .forUpdate()
      .execute()
    const row = rows.find((one) => one.id === key.id)
    if (!row) throw conflict(t.draftGone)
    if (row.status !== 'draft') throw conflict(t.signedAlready(row.signed_by_name))
    const before = rows.find((one) => one.status === 'published')
    const contradicted = [
      before && before.value !== null && before.value !== row.value ? before.value : undefined,
      (await saidElsewhere(ctx, row.agency_id, [row])).of(row),
    ].filter((value) => value !== undefined && row.value !== null) as number[]
    const findings: Finding[] = [
      ...row.findings,
      ...contradicted.map((value): Finding => ({ rule: 'two-values', severity: 'error', numbers: [value, row.value!] })),
    ]
    if (findings.length > 0 && explanation.length < 10)
      throw invalid(ctx, { explanation: t.explain(findings.map((one) => t.finding(one, indicator.unit)).join(' ')) })
    if (before)
      await tables(ctx)
        .updateTable('figure')
        .set({ status: 'replaced' })
        .where('agency_id', '=', before.agency_id)
        .where('id', '=', before.id)
        .execute()
    const { name } = ctx.actor as Officer
    const version = Math.max(0, ...rows.filter((one) => one.status !== 'draft').map((one) => one.version)) + 1
    await tables(ctx)
      .updateTable('figure')
      .set({ status: 'published', version, explanation, findings: json(findings), signed_by_name: name, signed_at: ctx.now })
      .where('agency_id', '=', row.agency_id)
      .where('id', '=', row.id)
      .execute()
    appendAudit(ctx, {
      agencyId: row.agency_id,
      action: 'indicators.figure-signed',
      subject: { kind: 'figure', id: row.id, code: row.indicator_code },
      data: { period: row.period, value: row.value, version, findings: findings.map((one) => one.rule), explanation },
    })
    rememberResult(ctx, { location: '/so-lieu/ke-khai' })
  })
}

/** Drops a figure that nobody has signed. */
export async function dropFigure(ctx: Ctx, key: { agencyId: string; id: string }): Promise<void> {
  const figure = await getFigure(ctx, key)
  ensure(ctx, mayDeclareFigures(ctx.actor))
  if (figure.status !== 'draft') throw notFound(ctx)
  if (isOfImport(figure)) throw conflict(text(ctx).imports.signedWhole)
  await inTransaction(ctx, async (ctx) => {
    const { numDeletedRows } = await tables(ctx)
      .deleteFrom('figure')
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .where('status', '=', 'draft')
      .executeTakeFirst()
    if (Number(numDeletedRows) === 0) throw conflict(text(ctx).draftGone)
    appendAudit(ctx, {
      agencyId: key.agencyId,
      action: 'indicators.figure-dropped',
      subject: { kind: 'figure', id: key.id, code: figure.indicator_code },
      data: { period: figure.period, value: figure.value },
    })
    rememberResult(ctx, { location: '/so-lieu/ke-khai' })
  })
}

/** The drafts of a sheet are signed or dropped together (signImport, undoImport): one alone would stay behind when the sheet is undone. */
const isOfImport = (figure: Figure): boolean => figure.status === 'draft' && figure.import_id !== null
