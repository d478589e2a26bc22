import { appendAudit } from '#foundation/audit'
import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { type Cell, type SheetKind, sheetOf } from '#platform/sheets'
import { formatDate } from '#platform/time'
import { getAgencyUsage } from './agency-usage.ts'
import { text } from './messages.ts'
import { getProvinceUsage } from './province-usage.ts'
import type { Month } from './usage-month.ts'

export type SheetView = 'agency' | 'province'

/** What the page of an agency or a province shows, as a sheet; who took it out of the program is entered in the audit. Errors: as those pages. */
export async function exportUsage(
  ctx: Ctx,
  query: { view: SheetView; month?: string | undefined; kind: SheetKind },
): Promise<{ bytes: Uint8Array; name: string }> {
  const { month, rows } = query.view === 'province' ? await ofProvince(ctx, query) : await ofAgency(ctx, query)
  const t = text(ctx)
  const agency = isOfficer(ctx.actor) ? ctx.actor : undefined
  const span = `${formatDate(month.from)} – ${formatDate(month.to)}`
  const sheet = [[t.title], [`${agency?.agencyName ?? ''}, ${span}. ${t.notARanking}`], ...rows]
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    appendAudit(ctx, {
      agencyId: agency?.agencyId ?? null,
      action: 'usage.exported',
      subject: { kind: 'agency', id: agency?.agencyId ?? '' },
      data: { view: query.view, month: month.key, kind: query.kind },
    })
  })
  return { bytes: await sheetOf(sheet, query.kind), name: `su-dung-${month.key}.${query.kind}` }
}

type Rows = { month: Month; rows: Cell[][] }

async function ofAgency(ctx: Ctx, query: { month?: string | undefined }): Promise<Rows> {
  const t = text(ctx)
  const { month, officers, workingDays } = await getAgencyUsage(ctx, query)
  const rows: Cell[][] = [
    [
      t.officer,
      t.position,
      t.done,
      t.inTime,
      t.late,
      t.shareInTime,
      t.handMedian,
      t.cases,
      t.daysOnline,
      t.workingDays,
      t.absent,
    ],
    ...officers.map(({ name, titles, figures, daysOnline, absentDays }): Cell[] => [
      ...[name, titles.join(', '), figures.done, figures.inTime, figures.late, figures.shareInTime ?? ''],
      ...[figures.hand?.minutes ?? '', figures.handCases, daysOnline, workingDays - absentDays, absentDays],
    ]),
  ]
  return { month, rows }
}

async function ofProvince(ctx: Ctx, query: { month?: string | undefined }): Promise<Rows> {
  const t = text(ctx)
  const { month, agencies } = await getProvinceUsage(ctx, query)
  const rows: Cell[][] = [
    [t.agency, t.officers, t.officersOnline, t.leaders, t.leadersOnline, t.decided, t.sealed, t.done, t.inTime, t.late],
    ...agencies.map(({ name, officers, officersOnline, leaders, decided, sealed, done, inTime, late }): Cell[] => [
      ...[name, officers, officersOnline, leaders.length, leaders.filter((one) => one.daysOnline > 0).length],
      ...[decided, sealed, done, inTime, late],
    ]),
  ]
  return { month, rows }
}
