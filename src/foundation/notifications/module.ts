import { defineModule } from '#platform/module'
import { deliver } from './deliver.ts'
import { distribution } from './distribution.ts'
import { loadTemplates } from './load-templates.ts'
import type { SendingKey } from './queue-sending.ts'
import { sendMessage } from './send-message.ts'

export const notifications = defineModule({
  name: 'notifications',
  dependsOn: ['organizations', 'audit', 'identity'],
  dir: import.meta.dirname,
  distribution,
  seed: loadTemplates,
  jobs: {
    'notifications.deliver': deliver,
    'notifications.send': (ctx: Parameters<typeof sendMessage>[0], key: SendingKey) => sendMessage(ctx, key),
  },
})
