import { defineModule } from '#platform/module'
import { auditApi } from './api.ts'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { routes } from './pages/routes.tsx'
import { sealRegularly } from './seal-regularly.ts'
import { verifyRegularly } from './verify-regularly.ts'
import { whenAdministered } from './when-administered.ts'
import { whenUnitsReformed } from './when-units-reformed.ts'

export const audit = defineModule({
  name: 'audit',
  dependsOn: ['units', 'organizations'],
  dir: import.meta.dirname,
  distribution,
  pages: routes,
  api: auditApi,
  menu: [
    {
      href: '/ai-da-xem',
      label: (locale) => text(locale).accesses.menu,
      when: (actor) => actor.kind === 'citizen',
      order: 70,
    },
  ],
  jobs: { 'audit.seal': sealRegularly, 'audit.verify': verifyRegularly },
  // The second: Sunday, 02:30 in Vietnam.
  cron: ['* * * * * audit.seal', '30 19 * * 6 audit.verify'],
  on: {
    'organizations.administered': whenAdministered,
    'calendar.opening-hours-set': whenAdministered,
    'calendar.opening-hours-withdrawn': whenAdministered,
    'units.reformed': whenUnitsReformed,
  },
})
