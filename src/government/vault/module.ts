import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { vaultApi } from './api.ts'
import { distribution } from './distribution.ts'
import { savingMeasures } from './measure-savings.ts'
import { text } from './messages.ts'
import { vaultPages } from './pages/routes.tsx'

export const vault = defineModule({
  name: 'vault',
  dependsOn: ['organizations', 'audit', 'identity', 'files', 'evidence', 'procedures'],
  dir: import.meta.dirname,
  distribution,
  api: vaultApi,
  pages: vaultPages,
  measures: savingMeasures,
  menu: [
    { href: '/kho-giay-to', label: (locale) => text(locale).menu, when: (actor) => actor.kind === 'citizen', order: 25 },
    { href: '/kho-giay-to/tiet-kiem', label: (locale) => text(locale).savingMenu, when: isOfficer, order: 60 },
  ],
})
