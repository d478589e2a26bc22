import { defineModule } from '#platform/module'
import { auditApi } from './api.ts'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { routes } from './pages/routes.tsx'
import { sealRegularly } from './seal-regularly.ts'
import { whenOrganizationsAdministered } from './when-organizations-administered.ts'

export const audit = defineModule({
  name: 'audit',
  dependsOn: ['organizations'],
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
    { href: '/nhat-ky', label: (locale) => text(locale).log.title, when: (actor) => actor.kind !== 'officer', order: 90 },
  ],
  jobs: { 'audit.seal': sealRegularly },
  cron: ['* * * * * audit.seal'],
  on: { 'organizations.administered': whenOrganizationsAdministered },
})
