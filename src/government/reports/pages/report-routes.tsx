import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { isUuid } from '#platform/database'
import { notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { exportReport } from '../export-report.ts'
import { openReportPdf } from '../open-report-pdf.ts'
import type { ReportKey } from '../tables.ts'
import { EnterPage } from './enter-page.tsx'
import { KindPage, KindsPage } from './kind-pages.tsx'
import { LinePage } from './line-page.tsx'
import { PeriodPage } from './period-page.tsx'
import { ReportPage } from './report-page.tsx'
import { ReportsPage } from './reports-page.tsx'

export type C = Context<Env>

/** The key of a report in the address. Throws not_found for what is none. */
export function keyOf(c: C): ReportKey {
  const [agencyId, id] = [c.req.param('agency') ?? '', c.req.param('id') ?? '']
  if (!isUuid(agencyId) || !isUuid(id)) throw notFound(c.var.ctx)
  return { agencyId, id }
}

/** `/bao-cao`: the agency's reports, those that it receives, and the regimes. */
export function reportRoutes(app: Hono<Env>): void {
  app.get('/bao-cao', (c) => ReportsPage(c))
  app.get('/bao-cao/che-do', (c) => KindsPage(c))
  app.get('/bao-cao/che-do/:kind', (c) => KindPage(c))
  app.get('/bao-cao/tong-hop/:kind/:period', (c) => PeriodPage(c))
  app.get('/bao-cao/:agency/:id', (c) => ReportPage(c))
  app.get('/bao-cao/:agency/:id/nhap', (c) => EnterPage(c))
  app.get('/bao-cao/:agency/:id/dong/:line', (c) => LinePage(c))
  app.get('/bao-cao/:agency/:id/bao-cao.pdf', async (c) => fileResponse(await openReportPdf(c.var.ctx, keyOf(c))))
  for (const kind of SHEET_KINDS)
    app.get(`/bao-cao/:agency/:id/bang.${kind}`, async (c) => {
      const { bytes, name } = await exportReport(c.var.ctx, keyOf(c), kind)
      return fileResponse({ name, mediaType: SHEET_MEDIA[kind], bytes })
    })
}
