// `npm run chaos`: harms the built program under load and proves that nothing acknowledged is lost or doubled.
import { join } from 'node:path'
import { build } from './build.mjs'
import { alone, install, NODE, ROOT, run } from './prepare.mjs'

if (!alone(() => install() && build())) process.exit(1)
process.exit(
  run(NODE, ['--disable-warning=ExperimentalWarning', join(ROOT, 'chaos', 'run.ts'), ...process.argv.slice(2)]) ? 0 : 1,
)
