import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

// Design §4: each operation that changes a personal record appends an entry in the same transaction. Derived from the sources: whatever
// writes rows must append an entry itself, or be called only by what does, or stand below with the reason why nobody needs evidence of it.
const SRC = join(import.meta.dirname, '../src')

const EXEMPT: Record<string, string> = {
  'foundation/audit/seal-entries.ts': 'seals the evidence itself',
  'foundation/evidence/rebuild-facts.ts': 'which measures have been counted; of no person',
  'foundation/evidence/recount-facts.ts': 'totals counted from records whose changes are entered; of no person',
  'foundation/files/forget-upload.ts': 'an upload of the same person that was never filed',
  'foundation/files/keep-upload.ts': 'an upload is its person’s alone until it is filed, which is audited',
  'foundation/identity/ceremonies.ts': 'one step of a sign-in, which is entered when it ends',
  'foundation/identity/person-of-identity.ts': 'the person’s own phone from the national identity, in a sign-in that is entered',
  'foundation/identity/sign-in-with-passkey.ts': 'a counter of the key, in a sign-in that is entered',
  'foundation/notifications/deliver.ts': 'the state of a message that its sender’s operation has entered',
  'foundation/notifications/load-templates.ts': 'words of messages at the first start; of no person',
  'foundation/notifications/send-message.ts':
    'a message that its sender’s operation has entered; tests of channels send the rest',
  'foundation/organizations/agency-register.ts': 'a version number; the change of agencies is entered',
  'foundation/tasks/take-task.ts': 'who holds a task, not what it is about; opening the record is entered',
  'foundation/units/load-vietnam.ts': 'the units at the first start; of no person',
  'government/dossiers/save-draft.ts':
    'a draft is its person’s alone until it is filed; on another’s behalf its beginning is entered',
  'government/dossiers/start-draft.ts': 'a draft is its person’s alone until it is filed',
  'government/dossiers/number-paper.ts': 'the number of a paper; what it says (acceptance, decision) is entered',
  'government/dossiers/start-counter-draft.ts':
    'the look at the person’s record, or entering them, is entered; the draft is the officer’s own until it is filed',
  'government/vault/draft-papers.ts': 'what the person chose for a draft of their own; using it at filing is entered',
  'government/vault/prefill-draft.ts': 'what a draft of the person was filled in from; using it at filing is entered',
  'government/procedures/load-procedures.ts': 'the catalogue at the first start; of no person',
  'government/mandates/tell-when-expired.ts': 'only that its sides were told; until when it holds is entered with the mandate',
  'government/recognition/load-demo.ts': 'scores of invented communes at the first start; what follows is entered',
  'government/recognition/load-criteria-sets.ts': 'the sets at the first start; of no person',
  'government/reports/load-report-kinds.ts': 'the regimes at the first start; of no person',
  'government/indicators/load-indicators.ts': 'the indicators at the first start; of no person',
  'government/indicators/load-demo.ts': 'the figures of the demonstration; of no person',
  'government/usage/copy-posts.ts': 'a copy of who holds a position; the appointment is entered',
  'government/usage/note-sign-in.ts': 'the day of a sign-in, and that a result was sealed; both are entered',
  'government/usage/recount-work.ts': 'a count of work whose records are entered',
  'government/queue/leave-ticket.ts': 'a number names nobody',
  'government/queue/take-ticket.ts': 'a number names nobody',
}

const WRITES = /\b(insertInto|updateTable|deleteFrom)\(|\b(insert into|delete from) [a-z_]+\.|\bupdate [a-z_]+\.[a-z_]+ /
// `administered` and the events are how modules below the audit tell it (see when-administered.ts).
// `changeDossier`, `changeReport`, `changeImport` and `decide` are the one way to change a dossier, a report, a sheet and a queue's setup; each appends.
const ENTERS =
  /\b(appendAudit|administered|noteListView|unitsReformed|changeDossier|changeReport|changeImport|noteApplication|changeApplication)\(|\bdecide\(ctx|emit\(ctx, OPENING_HOURS_/

const files = new Map(
  globSync('{foundation,government,economy,society}/*/*.ts', { cwd: SRC })
    .filter((path) => !/\.test\.ts$|\/(demo|tables|index|module)[^/]*\.ts$/.test(path))
    .map((path) => [path, readFileSync(join(SRC, path), 'utf8')]),
)
// Pages and APIs call operations too: what only they call is not audited by them.
const callers = new Map(
  globSync('{foundation,government,economy,society}/**/*.{ts,tsx}', { cwd: SRC })
    .filter((path) => !/\.test\.tsx?$|\/demo|\/index\.ts$/.test(path))
    .map((path) => [path, readFileSync(join(SRC, path), 'utf8')]),
)

const namesOf = (source: string) =>
  [...source.matchAll(/^export (?:async )?function (\w+)|^export const (\w+)/gm)].map((m) => m[1] ?? m[2]!)

/** Who imports something of this file, by its path inside the module or by name from the module's public face. */
function importersOf(path: string): string[] {
  const names = new Set(namesOf(files.get(path)!))
  const [area, name] = path.split('/')
  return [...callers]
    .filter(([other, source]) =>
      [...source.matchAll(/import (type )?(\* as \w+|\{[^}]*\}) from '([^']+)'/g)].some(([, type, list, from]) => {
        if (type || other === path) return false
        const local = from!.startsWith('.') && relative(SRC, join(SRC, dirname(other), from!)) === path
        return local || (from === `#${area}/${name}` && list!.split(/[{},]/).some((one) => names.has(one.trim().split(' ')[0]!)))
      }),
    )
    .map(([other]) => other)
}

function isCovered(path: string, seen: ReadonlySet<string> = new Set()): boolean {
  const source = files.get(path)
  if (source === undefined || seen.has(path)) return false
  if (ENTERS.test(source)) return true
  const importers = importersOf(path)
  return importers.length > 0 && importers.every((other) => isCovered(other, new Set([...seen, path])))
}

const writers = [...files].filter(([, source]) => WRITES.test(source)).map(([path]) => path)

it('finds the operations that write', () => expect(writers.length).toBeGreaterThan(60))

it('every operation that writes leaves an entry of evidence, or says here why none is due', () => {
  expect(writers.filter((path) => !isCovered(path) && !(path in EXEMPT))).toEqual([])
})

it('excuses nothing that is gone or has come to leave an entry', () => {
  expect(Object.keys(EXEMPT).filter((path) => !writers.includes(path) || isCovered(path))).toEqual([])
})
