import { defineModule } from '#platform/module'
import { queueApi } from './api.ts'
import { loadDemo } from './demo/load-demo.ts'
import { distribution } from './distribution.ts'
import { closeDay } from './leave-ticket.ts'
import { ticketMeasures } from './measure-tickets.ts'
import { text } from './messages.ts'
import { ADMIN_PATH, administrationRoutes } from './pages/administration-routes.tsx'
import { deskRoutes } from './pages/desk-routes.tsx'
import { hallRoutes } from './pages/hall-routes.tsx'
import { kioskRoutes } from './pages/kiosk-routes.tsx'
import { MEASURES_PATH, measuresRoutes } from './pages/measures-routes.tsx'
import { ticketRoutes } from './pages/ticket-routes.tsx'
import { mayOpenAdministration, mayOpenDesk, maySeeMeasures } from './permissions.ts'
import { queueSetupApi } from './setup-api.ts'

export const queue = defineModule({
  name: 'queue',
  dependsOn: ['calendar', 'organizations', 'audit', 'identity', 'evidence'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    kioskRoutes(app)
    hallRoutes(app)
    ticketRoutes(app)
    deskRoutes(app)
    measuresRoutes(app)
    administrationRoutes(app)
  },
  api: (api) => {
    queueApi(api)
    queueSetupApi(api)
  },
  menu: [
    { href: '/quay/so', label: (locale) => text(locale).deskMenu, when: mayOpenDesk, order: 12 },
    // The desk reaches its measures from the desk itself.
    {
      href: MEASURES_PATH,
      label: (locale) => text(locale).measuresMenu,
      when: (actor) => maySeeMeasures(actor) && !mayOpenDesk(actor),
      order: 45,
    },
    { href: ADMIN_PATH, label: (locale) => text(locale).adminMenu, when: mayOpenAdministration, order: 86 },
  ],
  measures: ticketMeasures,
  demo: loadDemo,
  jobs: { 'queue.close-day': closeDay },
  // 00:10 in Vietnam.
  cron: ['10 17 * * * queue.close-day'],
})
