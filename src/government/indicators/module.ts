import { defineModule } from '#platform/module'
import { indicatorsApi } from './api.ts'
import { bookApi } from './book-api.ts'
import { distribution } from './distribution.ts'
import { importApi } from './import-api.ts'
import { loadDemoIndicators } from './load-demo.ts'
import { loadIndicators } from './load-indicators.ts'
import { text } from './messages.ts'
import { bookRoutes } from './pages/book-routes.tsx'
import { declareRoutes } from './pages/declare-routes.tsx'
import { figureRoutes } from './pages/figure-routes.tsx'
import { importRoutes } from './pages/import-routes.tsx'
import { mayDeclareFigures } from './permissions.ts'
import { splitApi } from './split-api.ts'

export const indicators = defineModule({
  name: 'indicators',
  dependsOn: ['units', 'organizations', 'audit', 'files', 'evidence'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    declareRoutes(app)
    bookRoutes(app)
    importRoutes(app)
    figureRoutes(app)
  },
  // Imports first: their addresses would be read as figures.
  api: (api) => {
    importApi(api)
    indicatorsApi(api)
    bookApi(api)
    splitApi(api)
  },
  menu: [
    { href: '/so-lieu', label: (locale) => text(locale).menu, when: () => true, order: 44 },
    { href: '/so-lieu/dieu-hanh', label: (locale) => text(locale).menuLead, when: mayDeclareFigures, order: 42 },
    { href: '/so-lieu/ke-khai', label: (locale) => text(locale).menuDeclare, when: mayDeclareFigures, order: 45 },
  ],
  seed: loadIndicators,
  seedVersion: '2',
  demo: loadDemoIndicators,
})
