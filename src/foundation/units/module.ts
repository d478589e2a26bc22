import { defineModule } from '#platform/module'
import { api } from './api.ts'
import { distribution } from './distribution.ts'
import { loadVietnam } from './load-vietnam.ts'
import { text } from './messages.ts'
import { routes } from './pages/routes.tsx'
import { mayReformUnits } from './permissions.ts'
import { reformsApi } from './reforms-api.ts'

export const units = defineModule({
  name: 'units',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution,
  pages: routes,
  api: (router) => {
    api(router)
    reformsApi(router)
  },
  // The public search stands in every page's foot.
  menu: [
    { href: '/quan-tri/don-vi', label: (locale) => text(locale).admin.title, when: (actor) => mayReformUnits(actor), order: 95 },
  ],
  seed: async (ctx, progress) => {
    progress('Nạp các đơn vị hành chính của Việt Nam (loading the units of Vietnam)')
    await loadVietnam(ctx)
  },
})
