import { defineModule } from '#platform/module'
import { api } from './api.ts'
import { distribution } from './distribution.ts'
import { loadVietnam } from './load-vietnam.ts'
import { text } from './messages.ts'
import { routes } from './pages/routes.tsx'

export const units = defineModule({
  name: 'units',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution,
  pages: routes,
  api,
  menu: [{ href: '/don-vi', label: (locale) => text(locale).menu, when: () => true, order: 60 }],
  seed: async (ctx, progress) => {
    progress('Nạp các đơn vị hành chính của Việt Nam (loading the units of Vietnam)')
    await loadVietnam(ctx)
  },
})
