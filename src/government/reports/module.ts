import { defineModule } from '#platform/module'
import { reportsApi } from './api.ts'
import { distribution } from './distribution.ts'
import { askExchange, exchangeReport } from './exchange-report.ts'
import { expectReports } from './expect-reports.ts'
import { loadDemoReports } from './load-demo.ts'
import { loadReportKinds } from './load-report-kinds.ts'
import { text } from './messages.ts'
import { leadPart } from './pages/lead-part.tsx'
import { reportRoutes } from './pages/report-routes.tsx'
import { stepRoutes } from './pages/step-routes.tsx'
import { mayListReports } from './permissions.ts'
import { sealReport } from './seal-report.ts'
import type { ReportKey } from './tables.ts'

export const reports = defineModule({
  name: 'reports',
  dependsOn: ['calendar', 'organizations', 'audit', 'files', 'tasks', 'signatures', 'indicators', 'guard'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    reportRoutes(app)
    stepRoutes(app)
  },
  api: reportsApi,
  parts: [{ place: 'figures.lead', order: 10, render: leadPart }],
  jobs: {
    'reports.expect': expectReports,
    'reports.seal': async (ctx, key: ReportKey) => {
      await sealReport(ctx, key)
    },
    'reports.exchange': exchangeReport,
    'reports.ask-exchange': askExchange,
  },
  // A quarter past midnight in Vietnam; the crontab is in UTC.
  cron: ['15 17 * * * reports.expect', '20 * * * * reports.ask-exchange'],
  work: (['enter', 'sign', 'send', 'receive', 'refused'] as const).map((kind) => ({
    kind: `reports.${kind}`,
    label: (locale) => text(locale).kindsOfWork[kind],
  })),
  menu: [{ href: '/bao-cao', label: (locale) => text(locale).menu, when: mayListReports, order: 43 }],
  seed: loadReportKinds,
  demo: loadDemoReports,
})
