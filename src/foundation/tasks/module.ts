import { isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { tasksApi } from './api.ts'
import { distribution } from './distribution.ts'
import { taskMeasures } from './measure-tasks.ts'
import { text } from './messages.ts'
import { homePart } from './pages/home-part.tsx'
import { routes } from './pages/routes.tsx'
import { returnWorkOfLeavers, whenPositionsChanged } from './return-work-of-leavers.ts'

export const tasks = defineModule({
  name: 'tasks',
  dependsOn: ['organizations', 'audit', 'evidence', 'identity'],
  dir: import.meta.dirname,
  distribution,
  pages: routes,
  api: tasksApi,
  on: { 'organizations.positions-changed': whenPositionsChanged },
  jobs: { 'tasks.return-work-of-leavers': returnWorkOfLeavers },
  // 00:20 in Vietnam, after the posts of the day.
  cron: ['20 17 * * * tasks.return-work-of-leavers'],
  measures: taskMeasures,
  home: [{ order: 5, render: homePart }],
  menu: [{ href: '/viec', label: (locale) => text(locale).menu, when: isOfficer, order: 5 }],
})
