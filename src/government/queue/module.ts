import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'
import { closeDay } from './leave-ticket.ts'

export const queue = defineModule({
  name: 'queue',
  dependsOn: ['calendar', 'organizations', 'audit', 'identity'],
  dir: import.meta.dirname,
  distribution,
  jobs: { 'queue.close-day': closeDay },
  // 00:10 in Vietnam.
  cron: ['10 17 * * * queue.close-day'],
})
