import { defineModule } from '#platform/module'
import { loadDemo } from './demo/load-demo.ts'
import { distribution } from './distribution.ts'
import { closeDay } from './leave-ticket.ts'
import { text } from './messages.ts'
import { deskRoutes } from './pages/desk-routes.tsx'
import { hallRoutes } from './pages/hall-routes.tsx'
import { kioskRoutes } from './pages/kiosk-routes.tsx'
import { ticketRoutes } from './pages/ticket-routes.tsx'
import { mayOpenDesk } from './permissions.ts'

export const queue = defineModule({
  name: 'queue',
  dependsOn: ['calendar', 'organizations', 'audit', 'identity'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    kioskRoutes(app)
    hallRoutes(app)
    ticketRoutes(app)
    deskRoutes(app)
  },
  menu: [{ href: '/quay/so', label: (locale) => text(locale).deskMenu, when: mayOpenDesk, order: 12 }],
  demo: loadDemo,
  jobs: { 'queue.close-day': closeDay },
  // 00:10 in Vietnam.
  cron: ['10 17 * * * queue.close-day'],
})
