import { defineModule } from '#platform/module'
import { indicatorsApi } from './api.ts'
import { distribution } from './distribution.ts'
import { loadDemoIndicators } from './load-demo.ts'
import { loadIndicators } from './load-indicators.ts'
import { text } from './messages.ts'
import { declareRoutes } from './pages/declare-routes.tsx'
import { figureRoutes } from './pages/figure-routes.tsx'
import { mayDeclareFigures } from './permissions.ts'

export const indicators = defineModule({
  name: 'indicators',
  dependsOn: ['units', 'organizations', 'audit', 'files', 'evidence'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    declareRoutes(app)
    figureRoutes(app)
  },
  api: indicatorsApi,
  menu: [
    { href: '/so-lieu', label: (locale) => text(locale).menu, when: () => true, order: 44 },
    { href: '/so-lieu/ke-khai', label: (locale) => text(locale).menuDeclare, when: mayDeclareFigures, order: 45 },
  ],
  seed: loadIndicators,
  demo: loadDemoIndicators,
})
