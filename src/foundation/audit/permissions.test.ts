import { expect, it } from 'vitest'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { everyRole, roleAnswers, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { appendAudit } from './append-audit.ts'
import { listHeads, listNewestHeads, newestHead, publicKeys } from './heads.ts'
import { listAccesses } from './list-accesses.ts'
import { listEntries } from './list-entries.ts'
import { proveConsistency, proveEntry } from './proofs.ts'

const program = testProgram(await testDatabase(), modules)
const agencyId = newId()
const owner = newId()
const subject = { kind: 'dossier', id: newId() }
await inTransaction(program.ctx(), async (ctx) => {
  appendAudit(ctx, { agencyId, action: 'dossiers.open', subject, concerns: owner })
})

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ["who looked at the owner's file", (ctx) => listAccesses(ctx, { personId: owner }), '401 ok no no no no no no no no'],
  ['who looked at mine', (ctx) => listAccesses(ctx, { personId: personIdOf(ctx.actor) ?? '' }), '401 ok ok ok ok ok ok ok ok no'],
  ['listEntries', (ctx) => listEntries(ctx, { agencyId, subject }), '401 no no no no no ok no ok ok'],
  // Proofs are everybody's: those that only the office could fetch would prove nothing. Nothing is sealed yet.
  ['newestHead', (ctx) => newestHead(ctx, agencyId), 'ok ok ok ok ok ok ok ok ok ok'],
  ['listHeads', (ctx) => listHeads(ctx, agencyId, {}), 'ok ok ok ok ok ok ok ok ok ok'],
  ['listNewestHeads', (ctx) => listNewestHeads(ctx, {}), 'ok ok ok ok ok ok ok ok ok ok'],
  ['publicKeys', (ctx) => publicKeys(ctx), 'ok ok ok ok ok ok ok ok ok ok'],
  ['proveEntry', (ctx) => proveEntry(ctx, newId()), 'gone gone gone gone gone gone gone gone gone gone'],
  ['proveConsistency', (ctx) => proveConsistency(ctx, agencyId, 1), 'gone gone gone gone gone gone gone gone gone gone'],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(program, everyRole(agencyId, owner), act)).toBe(answers)
})
