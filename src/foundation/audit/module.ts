import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'

export const audit = defineModule({
  name: 'audit',
  dependsOn: ['organizations'],
  dir: import.meta.dirname,
  distribution,
})
