import { defineModule } from '#platform/module'
import { proceduresApi } from './api.ts'
import { distribution } from './distribution.ts'
import { loadDemoProcedures, loadProcedures } from './load-procedures.ts'
import { text } from './messages.ts'
import { homePart } from './pages/home-part.tsx'
import { procedurePages } from './pages/routes.tsx'
import { maySeeAdministration } from './permissions.ts'

export const procedures = defineModule({
  name: 'procedures',
  dependsOn: ['units', 'organizations', 'audit', 'identity'],
  dir: import.meta.dirname,
  distribution,
  pages: procedurePages,
  api: proceduresApi,
  menu: [
    { href: '/thu-tuc', label: (locale) => text(locale).menu, when: () => true, order: 10 },
    {
      href: '/quan-tri/thu-tuc',
      label: (locale) => text(locale).adminMenu,
      when: maySeeAdministration,
      order: 80,
    },
  ],
  home: [{ order: 10, render: homePart }],
  seed: loadProcedures,
  demo: loadDemoProcedures,
})
