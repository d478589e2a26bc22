import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { worklistPages } from './pages/worklist-page.tsx'

export const tasks = defineModule({
  name: 'tasks',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution,
  pages: worklistPages,
  menu: [{ href: '/viec', label: (locale) => text(locale).menu, when: isOfficer, order: 5 }],
})
