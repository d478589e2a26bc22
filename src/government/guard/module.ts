import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { guardApi } from './api.ts'
import { text } from './messages.ts'
import { GUARD_PATH, guardRoutes } from './pages/guard-routes.tsx'

export const guard = defineModule({
  name: 'guard',
  dependsOn: ['indicators'],
  dir: import.meta.dirname,
  pages: guardRoutes,
  api: guardApi,
  menu: [{ href: GUARD_PATH, label: (locale) => text(locale).menu, when: isOfficer, order: 47 }],
})
