import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { assessmentApi } from './api.ts'
import { loadDemoRatings } from './demo/load-demo-ratings.ts'
import { distribution } from './distribution.ts'
import { leaderApi } from './leader-api.ts'
import { ratingMeasures } from './measure-ratings.ts'
import { text } from './messages.ts'
import { declareRoutes } from './pages/declare-routes.tsx'
import { qualityRoutes } from './pages/quality-routes.tsx'
import { citizenPart, deskPart } from './pages/rating-part.tsx'
import { ratingRoutes } from './pages/rating-routes.tsx'
import { REPORT_PATH } from './pages/report-query.ts'
import { reportRoutes } from './pages/report-routes.tsx'

export const assessment = defineModule({
  name: 'assessment',
  dependsOn: ['organizations', 'audit', 'identity', 'files', 'evidence', 'dossiers'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    reportRoutes(app)
    qualityRoutes(app)
    declareRoutes(app)
    ratingRoutes(app)
  },
  parts: [
    { place: 'dossier.citizen', order: 20, render: citizenPart },
    { place: 'dossier.desk', order: 20, render: deskPart },
  ],
  api: (api) => {
    assessmentApi(api)
    leaderApi(api)
  },
  measures: ratingMeasures,
  demo: loadDemoRatings,
  menu: [{ href: REPORT_PATH, label: (locale) => text(locale).menu, when: isOfficer, order: 46 }],
})
