import { defineModule } from '#platform/module'
import { calendarApi } from './api.ts'
import { distribution } from './distribution.ts'
import { text } from './messages.ts'
import { calendarPages } from './pages/calendar-page.tsx'
import { HOURS_PATH, openingHoursRoutes } from './pages/opening-hours-routes.tsx'
import { mayAdministerHours } from './permissions.ts'

export const calendar = defineModule({
  name: 'calendar',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    calendarPages(app)
    openingHoursRoutes(app)
  },
  api: calendarApi,
  menu: [{ href: HOURS_PATH, label: (locale) => text(locale).hoursMenu, when: mayAdministerHours, order: 85 }],
})
