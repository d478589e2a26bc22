import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { agencyCode } from '#foundation/organizations'
import { openTask } from '#foundation/tasks'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { vietnamTimestamp } from '#platform/time'
import { appendReportEvent } from './change-report.ts'
import { text } from './messages.ts'
import { readReport } from './read-report.ts'
import { type ReportKey, type ReportTable, tables } from './tables.ts'

const Answer = z.object({
  state: z.enum(['accepted', 'pending', 'refused']),
  receipt: z.string().max(200).default(''),
  note: z.string().max(2000).default(''),
})
type Answer = z.infer<typeof Answer>

const PATIENCE_MS = 15_000

/**
 * Job: gives a locked aggregate to the reporting system above by JSON over HTTP. `PUT {url}/reports/{agency}/{kind}/{period}/{version}` is idempotent: told twice, the
 * peer answers the same. What is not answered is tried again by the queue; a refusal (with its reason) becomes work for the officers.
 */
export async function exchangeReport(outer: Ctx, key: ReportKey): Promise<void> {
  const ctx = asSystem(outer, 'reports')
  const peer = ctx.ports.config.exchange
  const report = await tables(ctx)
    .selectFrom('report')
    .selectAll()
    .where('agency_id', '=', key.agencyId)
    .where('id', '=', key.id)
    .executeTakeFirst()
  if (!peer || !report || report.status !== 'locked' || report.exchange_state === 'accepted') return
  const path = `${peer.url}/reports/${await addressOf(ctx, report)}`
  const authorization = `Bearer ${peer.secret}`
  const response = await fetch(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(await messageOf(ctx, report)),
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  })
  // Busy or broken: the queue comes again, later each time.
  if (!response.ok && response.status !== 422) throw new Error(`the reporting system above answered ${response.status}`)
  await noteAnswer(ctx, report, Answer.parse(await response.json()))
}

/** Job, each hour: asks what became of reports that the system above has not decided on. */
export async function askExchange(outer: Ctx): Promise<void> {
  const ctx = asSystem(outer, 'reports')
  const peer = ctx.ports.config.exchange
  if (!peer) return
  const waiting = await tables(ctx).selectFrom('report').selectAll().where('exchange_state', '=', 'pending').limit(500).execute()
  for (const report of waiting) {
    const response = await fetch(`${peer.url}/reports/${await addressOf(ctx, report)}`, {
      headers: { authorization: `Bearer ${peer.secret}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    }).catch(() => undefined)
    if (response?.ok) await noteAnswer(ctx, report, Answer.parse(await response.json()))
  }
}

const addressOf = async (ctx: Ctx, report: ReportTable): Promise<string> =>
  [await agencyCode(ctx, report.agency_id, report.to_day), report.kind_code, report.period, report.version].join('/')

/** What is told: the fraction of each share beside it, so that the peer can add up without averaging. */
async function messageOf(ctx: Ctx, report: ReportTable) {
  const { kind, shown } = await readReport(ctx, report)
  return {
    kind: { code: kind.code, name: kind.name },
    ...{ period: report.period, from: report.from_day, to: report.to_day, version: report.version },
    ...{ number: report.number, signedBy: report.signed_by_name, signedAt: vietnamTimestamp(report.signed_at!) },
    correction: report.correction_reason || null,
    lines: shown.map(({ line, value, numerator, denominator }) => ({
      ...{ code: line.code, label: line.label, unit: line.unit, value },
      ...(line.share ? { numerator: numerator ?? null, denominator: denominator ?? null } : {}),
    })),
    missing: report.missing.map((one) => one.name),
    explanation: report.explanation || null,
    pdfSha256: report.pdf_sha256,
  }
}

async function noteAnswer(ctx: Ctx, report: ReportTable, answer: Answer): Promise<void> {
  if (answer.state === 'pending' && report.exchange_state === 'pending') return
  const key = { agencyId: report.agency_id, id: report.id }
  await inTransaction(ctx, async (ctx) => {
    const { numUpdatedRows } = await tables(ctx)
      .updateTable('report')
      .set({ exchange_state: answer.state, exchange_receipt: answer.receipt, exchange_note: answer.note })
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .where('exchange_state', '!=', 'accepted')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await appendReportEvent(ctx, key, `exchange-${answer.state}`, answer.note || answer.receipt)
    if (answer.state === 'refused')
      openTask(ctx, {
        ...{ agencyId: key.agencyId, kind: 'reports.refused', subjectId: key.id, role: 'specialist' },
        title: text('vi').taskRefused(text('vi').periodWords(report.period), answer.note),
        href: `/bao-cao/${key.agencyId}/${key.id}`,
      })
    appendAudit(ctx, {
      agencyId: key.agencyId,
      action: 'reports.exchanged',
      subject: { kind: 'report', id: key.id, code: report.kind_code },
      data: { state: answer.state, receipt: answer.receipt },
    })
  })
}
