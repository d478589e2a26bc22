import { defineModule } from '#platform/module'
import { distribution } from './distribution.ts'
import { rebuildFacts, rebuildLately } from './rebuild-facts.ts'
import { recountFacts } from './recount-facts.ts'

export const evidence = defineModule({
  name: 'evidence',
  dependsOn: ['organizations', 'audit'],
  dir: import.meta.dirname,
  distribution,
  jobs: { 'evidence.recount': recountFacts, 'evidence.rebuild-lately': rebuildLately },
  // 01:30 in Vietnam: what a lost job or a mended row left uncounted is right by the morning.
  cron: ['30 18 * * * evidence.rebuild-lately'],
  // An installation from before this module has records already.
  seed: (ctx) => rebuildFacts(ctx),
})
