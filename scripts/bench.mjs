// `npm run bench`: measures the built program against this machine's own limits. `-- --help` lists the scenarios.
import { join } from 'node:path'
import { build } from './build.mjs'
import { alone, install, NODE, ROOT, run } from './prepare.mjs'

if (!alone(() => install() && build())) process.exit(1)
process.exit(
  run(NODE, ['--disable-warning=ExperimentalWarning', join(ROOT, 'bench', 'run.ts'), ...process.argv.slice(2)]) ? 0 : 1,
)
