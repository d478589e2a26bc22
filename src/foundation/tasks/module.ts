import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { homePart } from './pages/home-part.tsx'
import { worklistPages } from './pages/worklist-page.tsx'

export const tasks = defineModule({
  name: 'tasks',
  dependsOn: ['organizations'],
  dir: import.meta.dirname,
  distribution,
  pages: worklistPages,
  home: [{ order: 5, render: homePart }],
  menu: [{ href: '/viec', label: (locale) => text(locale).menu, when: isOfficer, order: 5 }],
})
