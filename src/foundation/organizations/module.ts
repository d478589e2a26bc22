import { hasRole } from '#platform/context'
import { defineModule } from '#platform/module'
import { organizationsApi } from './api.ts'
import { loadDemo } from './demo.ts'
import { distribution } from './distribution.ts'
import { endAppointmentsOfDissolved } from './end-appointments-of-dissolved.ts'
import { findSiteContact } from './find-contact.ts'
import { text } from './messages.ts'
import { routes } from './pages/routes.tsx'
import { turnTheDay } from './turn-the-day.ts'

export const organizations = defineModule({
  name: 'organizations',
  dependsOn: ['units'],
  dir: import.meta.dirname,
  distribution,
  demo: loadDemo,
  contact: findSiteContact,
  pages: routes,
  api: organizationsApi,
  menu: [
    {
      href: '/quan-tri/co-quan',
      label: (locale) => text(locale).menuAgency,
      when: (actor) => hasRole(actor, 'administrator'),
      order: 80,
    },
  ],
  jobs: {
    'organizations.end-appointments': endAppointmentsOfDissolved,
    'organizations.turn-the-day': turnTheDay,
  },
  // 00:05 in Vietnam.
  cron: ['5 17 * * * organizations.turn-the-day'],
})
