import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// Design §7: each module that asks who may do what has a table of every role × every operation.
const SRC = join(import.meta.dirname, '../src')

/** Tables under another name, or tested elsewhere. */
const ELSEWHERE: Record<string, string> = {
  'foundation/organizations': 'src/foundation/organizations/officers.test.ts',
  'government/dossiers': 'src/government/dossiers/dossier-life.test.ts',
  'government/assessment': 'tests/assessment-permissions.test.ts',
  'government/queue': 'src/government/queue/queue-permissions.test.ts',
}

it('every module that has permissions has its table', () => {
  const asking = globSync('*/*/permissions.ts', { cwd: SRC }).map((path) => path.replace('/permissions.ts', ''))
  const tableOf = (module: string) => ELSEWHERE[module] ?? `src/${module}/permissions.test.ts`
  const holdsTable = (path: string) => existsSync(path) && /every role|administrator/.test(readFileSync(path, 'utf8'))
  expect(asking.filter((module) => !holdsTable(join(SRC, '..', tableOf(module))))).toEqual([])
})
