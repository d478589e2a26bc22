import { hasRole } from '#platform/context'
import { defineModule } from '#platform/module'
import { identityApi } from './api.ts'
import { forgetOldAttempts } from './ceremonies.ts'
import { loadDemo } from './demo.ts'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { identityPages } from './pages/routes.tsx'
import { whenAgenciesChanged, whenPositionsChanged } from './renew-sessions.ts'
import { announceSetup } from './set-up-first-administrator.ts'

export const identity = defineModule({
  name: 'identity',
  dependsOn: ['units', 'organizations', 'audit'],
  dir: import.meta.dirname,
  distribution,
  pages: identityPages,
  api: identityApi,
  jobs: { 'identity.forget-old-attempts': forgetOldAttempts },
  // 02:20 in Vietnam.
  cron: ['20 19 * * * identity.forget-old-attempts'],
  on: {
    'organizations.positions-changed': whenPositionsChanged,
    'organizations.agencies-changed': whenAgenciesChanged,
  },
  menu: [
    {
      href: '/quan-tri/can-bo',
      label: (locale) => text(locale).officers,
      when: (actor) => hasRole(actor, 'administrator'),
      order: 81,
    },
  ],
  demo: loadDemo,
  announce: announceSetup,
})
