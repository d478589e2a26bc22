import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { REPORT_PATH } from './pages/report-query.ts'
import { reportRoutes } from './pages/report-routes.tsx'

export const assessment = defineModule({
  name: 'assessment',
  dependsOn: ['organizations', 'audit', 'identity', 'dossiers'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    reportRoutes(app)
  },
  menu: [{ href: REPORT_PATH, label: (locale) => text(locale).menu, when: isOfficer, order: 46 }],
})
