import { defineModule } from '#platform/module'
import { filesApi } from './api.ts'
import { distribution } from './distribution.ts'
import { filesPages } from './pages/routes.ts'

export const files = defineModule({
  name: 'files',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution,
  pages: filesPages,
  api: filesApi,
})
