import { appendAudit } from '#foundation/audit'
import { agencyNames, getAgency } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { notFound } from '#platform/errors'
import { inFull, placeOf, typeset } from '#platform/pdf'
import { qrSvg } from '#platform/qr'
import { formatDateLong, formatDateTime, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { bodyOf, readReport } from './read-report.ts'
import { type ReportKey, type ReportTable, tables } from './tables.ts'

const TEMPLATE = new URL('./papers/report.typ', import.meta.url)

/**
 * Makes, seals and keeps the PDF of a signed report, once; a second call finds the first. Job after the signature, or whoever downloads it before. Asks
 * nothing of the actor; throws not_found before it is signed.
 */
export async function sealReport(
  outer: Ctx,
  { agencyId, id }: ReportKey,
): Promise<{ sha256: string; size: number; report: ReportTable }> {
  const ctx = asSystem(outer, 'reports')
  const report = await tables(ctx)
    .selectFrom('report')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!report?.signed_at || ['draft', 'ready', 'returned'].includes(report.status)) throw notFound(ctx)
  if (report.pdf_sha256) return { sha256: report.pdf_sha256, size: report.pdf_size!, report }
  const agency = await getAgency(ctx, agencyId, vietnamDate(report.signed_at))
  const pdf = await composeReport(ctx, report, agency)
  const sealed = await ctx.ports.signer.seal(
    { id: agency.id, name: agency.name },
    { pdf, at: ctx.now, reason: `${text('vi').report} ${report.number}`, location: agency.name },
  )
  const { sha256, size } = await ctx.ports.files.put(sealed)
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    // Signed again meanwhile, or sealed by another: the first seal of this signature stays.
    const done = await tables(ctx)
      .updateTable('report')
      .set({ pdf_sha256: sha256, pdf_size: size })
      .where('agency_id', '=', agencyId)
      .where('id', '=', id)
      .where('signed_at', '=', report.signed_at)
      .where('pdf_sha256', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows > 0n)
      appendAudit(ctx, {
        agencyId,
        action: 'reports.sealed',
        subject: { kind: 'report', id, code: report.kind_code },
        data: { number: report.number, sha256 },
      })
  })
  return { sha256, size, report }
}

async function composeReport(
  ctx: Ctx,
  report: ReportTable,
  agency: { name: string; parentId: string | null; kind: string },
): Promise<Uint8Array> {
  const t = text('vi')
  const read = await readReport(ctx, report)
  const parent = agency.parentId ? (await agencyNames(ctx, [agency.parentId])).get(agency.parentId) : undefined
  const site = ctx.ports.config.publicUrl ?? 'http://localhost:3000'
  const checkUrl = `${site}/bao-cao/${report.agency_id}/${report.id}`
  const notes = report.figures.map((figure, i) => ({ ...figure, n: i + 1, href: site + figure.href }))
  const noteOf = new Map(notes.map((note) => [note.code, String(note.n)]))
  const authority = inFull(agency.name).replace(/^(Ủy ban nhân dân)\s.*$/, '$1')
  return typeset(
    TEMPLATE,
    {
      agency: inFull(agency.name),
      parentAgency: parent?.replace(/^UBND\s+/, ''),
      place: placeOf(agency.name),
      date: formatDateLong(report.signed_at!),
      demo: ctx.ports.config.demo,
      online: true,
      ...{ number: report.number, title: read.kind.name, period: t.periodWords(report.period) },
      correction: report.version > 1 ? { times: report.version - 1, reason: report.correction_reason } : null,
      paragraphs: bodyOf(report.body, read).map(({ kind, pieces }) => ({
        kind,
        pieces: pieces.map(({ text, figure }) => ({ text, note: figure ? noteOf.get(figure.code) : null })),
      })),
      lines: read.shown.map(({ line, value, origin, numerator, denominator }) => ({
        ...{ label: line.label, unit: line.unit },
        value: [t.plainNumber(value), t.fraction(numerator, denominator)].filter(Boolean).join(' '),
        origin: t.origins[origin],
      })),
      missing: report.missing.map((one) => one.name),
      findings: report.findings.map((one) => one.message),
      explanation: report.explanation,
      notes,
      recipients: [parent ?? '', t.archive].filter(Boolean),
      ...{ authority: `TM. ${authority}`, role: t.chairman, signedBy: report.signed_by_name },
      sealedAt: formatDateTime(ctx.now),
      ...{ checkUrl, qr: qrSvg(checkUrl) },
    },
    ctx.now,
  )
}
