import { OFFICER_SIGNED_IN } from '#foundation/identity'
import { WORK_DONE } from '#foundation/tasks'
import { RESULT_SEALED } from '#government/dossiers'
import { hasRole, isOfficer } from '#platform/context'
import { defineModule } from '#platform/module'
import { usageApi } from './api.ts'
import { whenPositionsChanged } from './copy-posts.ts'
import { distribution } from './distribution.ts'
import { loadDemoUsage } from './load-demo.ts'
import { text } from './messages.ts'
import { noteSeal, noteSignIn } from './note-sign-in.ts'
import { usageRoutes } from './pages/routes.tsx'
import { MINE_PATH, USAGE_PATH } from './pages/usage-path.ts'
import { rebuildLately, rebuildUsage } from './rebuild-usage.ts'
import { recountWork, whenWorkDone } from './recount-work.ts'

export const usage = defineModule({
  name: 'usage',
  dependsOn: ['calendar', 'organizations', 'audit', 'identity', 'files', 'tasks', 'dossiers'],
  dir: import.meta.dirname,
  distribution,
  pages: usageRoutes,
  api: usageApi,
  jobs: { 'usage.recount': recountWork, 'usage.rebuild-lately': rebuildLately },
  // 01:50 in Vietnam: what a lost job left out is right by the morning.
  cron: ['50 18 * * * usage.rebuild-lately'],
  on: {
    [WORK_DONE]: whenWorkDone,
    [OFFICER_SIGNED_IN]: noteSignIn,
    [RESULT_SEALED]: noteSeal,
    'organizations.positions-changed': whenPositionsChanged,
  },
  menu: [
    { href: USAGE_PATH, label: (locale) => text(locale).menu, when: (actor) => hasRole(actor, 'leader'), order: 48 },
    { href: MINE_PATH, label: (locale) => text(locale).menuMine, when: isOfficer, order: 49 },
  ],
  // An installation from before this module has work and posts already.
  seed: (ctx) => rebuildUsage(ctx),
  demo: loadDemoUsage,
})
