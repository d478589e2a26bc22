import { defineModule } from '#platform/module'
import { calendarApi } from './api.ts'
import { distribution } from './distribution.ts'
import { calendarPages } from './pages/calendar-page.tsx'

export const calendar = defineModule({
  name: 'calendar',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution,
  pages: calendarPages,
  api: calendarApi,
})
