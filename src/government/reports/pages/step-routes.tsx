import type { Hono } from 'hono'
import { isOfficer, type Officer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure } from '#platform/errors'
import { attempt, type Env, readForm, redirect } from '#platform/pages'
import { aggregateReports } from '../aggregate-reports.ts'
import { correctReport } from '../correct-report.ts'
import { enterReport } from '../enter-report.ts'
import { handBackReport } from '../hand-back-report.ts'
import { lockPeriod } from '../lock-period.ts'
import { text } from '../messages.ts'
import { openReport } from '../open-report.ts'
import { mayListReports } from '../permissions.ts'
import { receiveReport, returnReport } from '../receive-report.ts'
import { sendReport } from '../send-report.ts'
import { signReport } from '../sign-report.ts'
import type { ReportKey } from '../tables.ts'
import { EnterPage } from './enter-page.tsx'
import { PeriodPage } from './period-page.tsx'
import { ReportPage } from './report-page.tsx'
import { type C, keyOf } from './report-routes.tsx'
import { ReportsPage } from './reports-page.tsx'

const hrefOf = ({ agencyId, id }: ReportKey): string => `/bao-cao/${agencyId}/${id}`

/** What is done with a report, each a noun of its own. */
export function stepRoutes(app: Hono<Env>): void {
  app.post('/bao-cao', async (c) => {
    const { ctx } = c.var
    ensure(ctx, isOfficer(ctx.actor) && mayListReports(ctx.actor))
    const form = readForm(c)
    const { agencyId } = ctx.actor as Officer
    const asked = { agencyId, kindCode: form.get('kindCode') ?? '', period: form.get('period') ?? '' }
    const { value: key, errors } = await attempt(() => openReport(ctx, asked))
    if (errors || !key) return ReportsPage(c, errors)
    return redirect(c, `${hrefOf(key)}/nhap`)
  })
  app.post('/bao-cao/:agency/:id', async (c) => {
    const { ctx } = c.var
    ensure(ctx, mayListReports(ctx.actor))
    const form = readForm(c)
    const submit = form.get('submit') === 'true'
    const values = Object.fromEntries(
      Object.entries(form.values()).flatMap(([name, value]) => (name.startsWith('line.') ? [[name.slice(5), value]] : [])),
    )
    const { errors } = await attempt(() =>
      enterReport(ctx, keyOf(c), { values, body: form.get('body') ?? '', revision: form.get('revision') ?? '-1', submit }),
    )
    if (errors) return EnterPage(c, errors)
    const t = text(ctx)
    return redirect(c, hrefOf(keyOf(c)), { kind: 'success', text: submit ? t.submitted : t.saved })
  })
  step(app, 'ky', async (c, key) => {
    const form = readForm(c)
    const sends = form.get('send') === 'true'
    await inTransaction(c.var.ctx, async (ctx) => {
      await signReport(ctx, key, { explanation: form.get('explanation') ?? '' })
      if (sends) await sendReport(ctx, key)
    })
    return sends ? text(c.var.ctx).signedAndSent : text(c.var.ctx).signed
  })
  step(app, 'tra-soan', async (c, key) => {
    await handBackReport(c.var.ctx, key, { note: readForm(c).get('note') ?? '' })
    return text(c.var.ctx).handedBack
  })
  step(app, 'gui', async (c, key) => {
    await sendReport(c.var.ctx, key)
    return text(c.var.ctx).sent
  })
  step(app, 'tiep-nhan', async (c, key) => {
    await receiveReport(c.var.ctx, key)
    return text(c.var.ctx).received
  })
  step(app, 'tra-lai', async (c, key) => {
    await returnReport(c.var.ctx, key, { reason: readForm(c).get('reason') ?? '' })
    return text(c.var.ctx).returned
  })
  step(app, 'khoa', async (c, key) => {
    await lockPeriod(c.var.ctx, key)
    return text(c.var.ctx).locked
  })
  app.post('/bao-cao/:agency/:id/dinh-chinh', async (c) => {
    const { ctx } = c.var
    ensure(ctx, mayListReports(ctx.actor))
    const { value: key, errors } = await attempt(() =>
      correctReport(ctx, keyOf(c), { reason: readForm(c).get('correction') ?? '' }),
    )
    if (errors || !key) return ReportPage(c, { ...errors, ...(errors?.reason ? { correction: errors.reason } : {}) })
    return redirect(c, hrefOf(key), { kind: 'success', text: text(ctx).corrected })
  })
  app.post('/bao-cao/tong-hop/:kind/:period', async (c) => {
    const { ctx } = c.var
    const asked = { kindCode: c.req.param('kind'), period: c.req.param('period') }
    const { value: key, errors } = await attempt(() => aggregateReports(ctx, asked))
    if (errors || !key) return PeriodPage(c, errors)
    return redirect(c, hrefOf(key), { kind: 'success', text: text(ctx).aggregated })
  })
}

/** A step with its own address; what is wrong stands on the report's page with everything typed. */
function step(app: Hono<Env>, noun: string, run: (c: C, key: ReportKey) => Promise<string>): void {
  app.post(`/bao-cao/:agency/:id/${noun}`, async (c) => {
    // Whoever is signed out meanwhile keeps what they typed.
    ensure(c.var.ctx, mayListReports(c.var.ctx.actor))
    const { value, errors } = await attempt(() => run(c as C, keyOf(c as C)))
    if (errors) return ReportPage(c as C, errors)
    return redirect(c, hrefOf(keyOf(c as C)), { kind: 'success', text: value ?? '' })
  })
}
