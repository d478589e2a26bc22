import { defineModule } from '#platform/module'
import { recognitionApi } from './api.ts'
import { distribution } from './distribution.ts'
import { loadCriteriaSets } from './load-criteria-sets.ts'
import { loadDemoApplications } from './load-demo.ts'
import { text } from './messages.ts'
import { recognitionRoutes } from './pages/recognition-routes.tsx'
import { stepRoutes } from './pages/step-routes.tsx'

export const recognition = defineModule({
  name: 'recognition',
  dependsOn: ['organizations', 'audit', 'files', 'tasks', 'indicators'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    recognitionRoutes(app)
    stepRoutes(app)
  },
  api: recognitionApi,
  work: (['assess', 'appraise', 'mend'] as const).map((kind) => ({
    kind: `recognition.${kind}`,
    label: (locale) => text(locale).work[kind],
  })),
  menu: [{ href: '/cong-nhan', label: (locale) => text(locale).menu, when: () => true, order: 48 }],
  seed: loadCriteriaSets,
  demo: loadDemoApplications,
})
