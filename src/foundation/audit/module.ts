import { defineModule } from '#platform/module'
import { auditApi } from './api.ts'
import { distribution } from './distribution.ts'
import { sealRegularly } from './seal-regularly.ts'
import { whenOrganizationsAdministered } from './when-organizations-administered.ts'

export const audit = defineModule({
  name: 'audit',
  dependsOn: ['organizations'],
  dir: import.meta.dirname,
  distribution,
  api: auditApi,
  jobs: { 'audit.seal': sealRegularly },
  cron: ['* * * * * audit.seal'],
  on: { 'organizations.administered': whenOrganizationsAdministered },
})
