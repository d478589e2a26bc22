import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'

export const mandates = defineModule({
  name: 'mandates',
  dependsOn: ['calendar', 'organizations', 'audit', 'identity', 'files', 'procedures'],
  dir: import.meta.dirname,
  distribution,
})
