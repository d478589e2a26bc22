import { parseArgs } from 'node:util'
import { printTable } from './print-table.ts'
import type { Figure, Options, Scenario } from './scenario.ts'

// Loaded when it runs: each brings what it measures.
const SCENARIOS: Scenario[] = [
  {
    name: 'submit',
    title: 'dossiers submitted over HTTP, against one prepared statement that writes the same rows',
    run: async (o) => (await import('./submit.ts')).submit(o),
  },
  {
    name: 'worklist',
    title: 'worklist and desk of the least privileged clerk while dossiers grow',
    run: async (o) => (await import('./worklist.ts')).worklist(o),
  },
  {
    name: 'pages',
    title: 'citizens’ pages, against rendering them from data in memory',
    run: async (o) => (await import('./pages.ts')).pages(o),
  },
  { name: 'signin', title: '150 officers sign in at once', run: async (o) => (await import('./sign-in.ts')).signIn(o) },
  {
    name: 'search',
    title: 'dossiers by name, with and without marks',
    run: async (o) => (await import('./search.ts')).search(o),
  },
  {
    name: 'start',
    title: 'from npm start to the first page; memory idle and under load',
    run: async (o) => (await import('./start.ts')).start(o),
  },
  {
    name: 'pdf',
    title: 'papers typeset and sealed, against compiler and key alone',
    run: async (o) => (await import('./pdf.ts')).pdf(o),
  },
  {
    name: 'slow',
    title: 'fast clients beside slow phones, against without',
    run: async (o) => (await import('./slow.ts')).slow(o),
  },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    dossiers: { type: 'string', default: '10000,1000000' },
    repeats: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    minutes: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
})
const options: Options = {
  dossiers: values.dossiers.split(',').map(Number),
  repeats: Number(values.repeats),
  seconds: Number(values.seconds),
  minutes: Number(values.minutes),
}
const unknown = positionals.filter((name) => !SCENARIOS.some((one) => one.name === name))
if (
  values.help ||
  unknown.length > 0 ||
  [...options.dossiers, options.repeats, options.seconds, options.minutes].some((n) => !(n > 0))
) {
  for (const name of unknown) process.stderr.write(`no scenario ${name}\n`)
  process.stderr.write(
    'npm run bench [-- scenario …] [--json] [--dossiers 10000,1000000] [--repeats 3] [--seconds 8] [--minutes 10]\n',
  )
  for (const { name, title } of SCENARIOS) process.stderr.write(`  ${name.padEnd(9)} ${title}\n`)
  process.exit(values.help ? 0 : 2)
}

const figures: Figure[] = []
let failed = false
for (const { name, run } of SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  process.stderr.write(`… ${name}\n`)
  try {
    figures.push(...(await run(options)))
  } catch (error) {
    failed = true
    process.stderr.write(
      `✗ ${name}: ${error instanceof Error ? `${error.stack ?? error.message} ${(error as { detail?: string }).detail ?? ''}` : String(error)}\n`,
    )
  }
}
process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : printTable(figures))
process.exit(failed ? 1 : 0)
