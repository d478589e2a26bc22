import type { Ctx } from '#platform/context'
import { defineModule } from '#platform/module'
import { notificationsApi } from './api.ts'
import { deliver } from './deliver.ts'
import { distribution } from './distribution.ts'
import { loadTemplates } from './load-templates.ts'
import { text } from './messages.ts'
import { accountPart } from './pages/account-part.tsx'
import { INBOX_PATH, inboxRoutes } from './pages/inbox-routes.tsx'
import { preferencesRoutes } from './pages/preferences-routes.tsx'
import { quietHoursRoutes } from './pages/quiet-hours-routes.tsx'
import { TEMPLATES_PATH, templateRoutes } from './pages/template-routes.tsx'
import { mayAdministerTemplates } from './permissions.ts'
import type { SendingKey } from './queue-sending.ts'
import { sendMessage } from './send-message.ts'

export const notifications = defineModule({
  name: 'notifications',
  dependsOn: ['organizations', 'audit', 'identity'],
  dir: import.meta.dirname,
  distribution,
  pages: (app) => {
    inboxRoutes(app)
    preferencesRoutes(app)
    templateRoutes(app)
    quietHoursRoutes(app)
  },
  api: notificationsApi,
  menu: [
    { href: INBOX_PATH, label: (locale) => text(locale).inbox, when: (actor) => actor.kind === 'citizen', order: 60 },
    { href: TEMPLATES_PATH, label: (locale) => text(locale).templates, when: mayAdministerTemplates, order: 87 },
  ],
  parts: [{ place: 'identity.account', order: 10, render: accountPart }],
  seed: loadTemplates,
  jobs: {
    'notifications.deliver': deliver,
    'notifications.send': (ctx: Ctx, key: SendingKey) => sendMessage(ctx, key),
  },
})
