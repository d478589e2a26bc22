import { hasRole } from '#platform/context'
import { defineModule } from '#platform/module'
import { proceduresApi } from './api.ts'
import { distribution } from './distribution.ts'
import { loadOldProcedures, loadProcedures } from './load-procedures.ts'
import { text } from './messages.ts'
import { homePart } from './pages/home-part.tsx'
import { procedurePages } from './pages/routes.tsx'

export const procedures = defineModule({
  name: 'procedures',
  dependsOn: ['units', 'organizations', 'identity'],
  dir: import.meta.dirname,
  distribution,
  pages: procedurePages,
  api: proceduresApi,
  menu: [
    { href: '/thu-tuc', label: (locale) => text(locale).menu, when: () => true, order: 10 },
    {
      href: '/quan-tri/thu-tuc',
      label: (locale) => text(locale).adminMenu,
      when: (actor) => hasRole(actor, 'administrator'),
      order: 80,
    },
  ],
  home: [{ order: 10, render: homePart }],
  seed: loadProcedures,
  demo: loadOldProcedures,
})
