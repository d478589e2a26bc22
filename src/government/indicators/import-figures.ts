import { appendAudit } from '#foundation/audit'
import { getAgency } from '#foundation/organizations'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, json, newId, rememberResult, sql } from '#platform/database'
import { ensure, invalid, tooLarge } from '#platform/errors'
import { readSheet } from '#platform/sheets'
import { vietnamDate } from '#platform/time'
import { checkJump, type Finding } from './check-figure.ts'
import { listIndicators } from './list-indicators.ts'
import { text } from './messages.ts'
import { periodBefore } from './periods.ts'
import { mayDeclareFigures } from './permissions.ts'
import { type ImportRow, readImport } from './read-import.ts'
import { tables } from './tables.ts'
import { unitsOfImport } from './units-of-import.ts'

export interface ImportKey {
  agencyId: string
  id: string
}

const MOST_BYTES = 10 * 1024 * 1024
/** Told on the page; the rest is counted. */
export const MOST_PROBLEMS = 500

/**
 * Reads a CSV or XLSX sheet of figures and keeps it, as it came and as it was read, without entering anything: confirmImport does, and only where no problem was found.
 * Throws `invalid` on `file` where there is none, `too_large`.
 */
export async function importFigures(ctx: Ctx, file: { name: string; bytes: Uint8Array }): Promise<ImportKey> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx)
  if (file.bytes.length === 0) throw invalid(ctx, { file: t.imports.chooseFile })
  if (file.bytes.length > MOST_BYTES) throw tooLarge(ctx, t.imports.sheet['too-large'](''))
  const { agencyId, name } = ctx.actor as Officer
  const { unitId } = await getAgency(ctx, agencyId)
  if (!unitId) throw invalid(ctx, { file: t.agencyWithoutUnit })
  const sheet = readSheet(file.bytes)
  const indicators = await listIndicators(ctx, vietnamDate(ctx.now))
  const { rows, problems } = await readImport(ctx, sheet, { indicators, units: unitsOfImport(ctx, unitId) })
  const kinds = new Map(indicators.map((one) => [one.code, one.kind]))
  const checked = await besidePublished(ctx, agencyId, rows, (code) => kinds.get(code)!)
  const { sha256, size } = await ctx.ports.files.put(file.bytes)
  const id = newId()
  const zipped = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b
  const counted =
    problems.length > MOST_PROBLEMS ? [{ where: '', message: t.imports.moreProblems(problems.length - MOST_PROBLEMS) }] : []
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('figure_import')
      .values({
        ...{ agency_id: agencyId, id, name: file.name.slice(0, 200) || 'so-lieu', sha256, size, status: 'read' },
        media_type: zipped ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv',
        rows: json(problems.length > 0 ? [] : checked),
        problems: json([...problems.slice(0, MOST_PROBLEMS), ...counted]),
        notes: json(sheet.legacy ? [t.imports.legacy(sheet.legacy.encoding, sheet.legacy.where)] : []),
        ...{ entered_by_name: name, entered_at: ctx.now },
      } as never)
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'indicators.import-read',
      subject: { kind: 'figure-import', id, code: file.name.slice(0, 100) },
      data: { sha256, rows: rows.length, problems: problems.length },
    })
    rememberResult(ctx, { location: `/so-lieu/nap/${agencyId}/${id}` })
  })
  return { agencyId, id }
}

/** What each row says beside the figures in force: another value of the same period, a jump from the period before. One statement for all. */
async function besidePublished(
  ctx: Ctx,
  agencyId: string,
  rows: readonly ImportRow[],
  kindOf: (code: string) => Parameters<typeof checkJump>[0],
): Promise<ImportRow[]> {
  if (rows.length === 0) return []
  const { rows: known } = await sql<{ indicator_code: string; unit_id: string; period: string; value: number | null }>`
    select f.indicator_code, f.unit_id, f.period, f.value from indicators.figure f
    join unnest(${rows.map((one) => one.indicatorCode)}::text[], ${rows.map((one) => one.unitId)}::uuid[]) as asked(code, unit)
      on f.indicator_code = asked.code and f.unit_id = asked.unit
    where f.agency_id = ${agencyId}::uuid and f.status = 'published' and f.place = ''`.execute(ctx.db)
  const values = new Map(known.map((one) => [`${one.indicator_code} ${one.unit_id} ${one.period}`, one.value]))
  for (const one of rows) values.set(`new ${one.indicatorCode} ${one.unitId} ${one.period}`, one.value)
  return rows.map((row) => {
    const key = `${row.indicatorCode} ${row.unitId}`
    const now = values.get(`${key} ${row.period}`)
    const earlier = periodBefore(row.period)
    const before = values.get(`new ${key} ${earlier}`) ?? values.get(`${key} ${earlier}`)
    const other: Finding[] =
      typeof now === 'number' && now !== row.value ? [{ rule: 'two-values', severity: 'error', numbers: [now, row.value] }] : []
    const jump = typeof before === 'number' ? checkJump(kindOf(row.indicatorCode), row.value, before) : []
    return { ...row, findings: [...row.findings, ...other, ...jump] }
  })
}
