// `npm test`: everything that a change must pass, on a machine that has nothing but Node and npm.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findBrowser, findCheckers } from './outside-tools.mjs'
import { alone, environment, install, NODE, ROOT, run, say } from './prepare.mjs'

const inCi = process.env.CI === 'true'
let passed = 0
let failed = 0

function check(name, ok) {
  say(`${ok ? '✓' : '✗'} ${name}`)
  if (ok) passed++
  else failed++
}

/** The last line of the output, read by machines. */
function finish() {
  say(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

if (!alone(install)) {
  check('packages', false)
  finish()
}

const { present, absent } = findCheckers()
for (const tool of absent) say(`not checked here: ${tool}`)
if (inCi) check(`outside checkers: ${[...present, ...absent].join(', ')}`, absent.length === 0)
const browser = await findBrowser()
check('a browser', browser !== undefined)

const bin = (name) => join(ROOT, 'node_modules', '.bin', name)
check('types', run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']))
check('lint', run(bin('biome'), ['ci', '.']))
check('build', alone(build))

const report = join(ROOT, '.test', 'vitest.json')
mkdirSync(join(ROOT, '.test'), { recursive: true })
rmSync(report, { force: true })
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const ran = run(NODE, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  env: { ...environment(), DINH_TEST_BROWSER: browser ?? '', DINH_TEST_CHECKERS: present.join(',') },
})
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
  // A suite that fails before its first test, or a run that breaks off, must not look green.
  if (!ran && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites)
} else failed++
// Alone, after all else: what it measures is how soon the program serves again.
if (process.argv.length === 2) {
  const rounds = process.env.DINH_TEST_FULL === '1' ? '20' : '3'
  const chaos = ['--disable-warning=ExperimentalWarning', join(ROOT, 'chaos', 'run.ts'), '--rounds', rounds]
  check(`chaos: ${rounds} rounds`, run(NODE, chaos))
}
finish()
