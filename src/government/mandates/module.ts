import { hasRole } from '#platform/context'
import { defineModule } from '#platform/module'
import { mandatesApi } from './api.ts'
import { loadDemoMandates } from './demo/load-demo-mandates.ts'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { mandatePages } from './pages/routes.tsx'
import { tellWhenExpired } from './tell-when-expired.ts'

export const mandates = defineModule({
  name: 'mandates',
  dependsOn: ['units', 'calendar', 'organizations', 'audit', 'identity', 'files', 'notifications', 'procedures'],
  dir: import.meta.dirname,
  distribution,
  pages: mandatePages,
  api: mandatesApi,
  jobs: {
    'mandates.tell-when-expired': async (ctx) => {
      await tellWhenExpired(ctx)
    },
  },
  cron: ['20 * * * * mandates.tell-when-expired'],
  demo: loadDemoMandates,
  menu: [
    { href: '/uy-quyen', label: (locale) => text(locale).menu, when: (actor) => actor.kind === 'citizen', order: 22 },
    {
      href: '/uy-quyen/ghi-nhan',
      label: (locale) => text(locale).deskMenu,
      when: (actor) => hasRole(actor, 'one_stop'),
      order: 9,
    },
  ],
})
