import { describe, expect, it } from 'vitest'
import { type Actor, type Ctx, NOBODY } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import { countTasks } from './count-tasks.ts'
import { getHandOver, handOverTask } from './hand-over-task.ts'
import { listTasks } from './list-tasks.ts'
import { listWorkload } from './list-workload.ts'
import { tasks } from './module.ts'
import { openTask } from './open-task.ts'
import { tables } from './tables.ts'
import { takeTask } from './take-task.ts'

const database = await testDatabase()
const program = testProgram(database, [tasks])
const HERE = newId()
const SUCCESSOR = newId()
const holder = officer(HERE, 'one_stop')

/** In the order of the columns. The successor's officer sees its predecessor's rows; the stranger's agency has nothing to do with it. */
const ACTORS: Record<string, Actor> = {
  nobody: NOBODY,
  citizen: citizen(),
  holder,
  one_stop: officer(HERE, 'one_stop'),
  specialist: officer(HERE, 'specialist'),
  leader: officer(HERE, 'leader'),
  clerk: officer(HERE, 'clerk'),
  administrator: officer(HERE, 'administrator'),
  successor: { ...officer(SUCCESSOR, 'one_stop'), visibleAgencyIds: [SUCCESSOR, HERE] },
  stranger: officer(newId(), 'one_stop', 'leader', 'administrator'),
  system: { kind: 'system', name: 'test' },
}

const subject = newId()
/** A task of the one-stop desk, waiting or held. */
async function taskFor(audience: string): Promise<{ agencyId: string; id: string }> {
  await inTransaction(program.ctx(), async (ctx) =>
    openTask(ctx, {
      agencyId: HERE,
      kind: 'dossier.receive',
      subjectId: subject,
      title: 'Thử',
      href: '/',
      role: 'one_stop',
      ...(audience ? { assigneeId: audience } : {}),
    }),
  )
  const all = await tables(program.ctx()).selectFrom('task').select('id').orderBy('id', 'desc').execute()
  return { agencyId: HERE, id: all[0]!.id }
}

const seen = async (ctx: Ctx) => (await listTasks(ctx, {})).items.length > 0 || (await countTasks(ctx)).open > 0
const OPERATIONS: Record<string, (ctx: Ctx) => Promise<unknown>> = {
  'see waiting work': async (ctx) => {
    await taskFor('')
    if (!(await seen(ctx))) throw Object.assign(new Error('nothing'), { code: 'not_found' })
  },
  'take waiting work': async (ctx) => takeTask(ctx, await taskFor('')),
  'take held work': async (ctx) => takeTask(ctx, await taskFor(holder.personId)),
  'give held work back': async (ctx) => handOverTask(ctx, await taskFor(holder.personId)),
  'give waiting work back': async (ctx) => handOverTask(ctx, await taskFor('')),
  'open the hand-over of held work': async (ctx) => getHandOver(ctx, await taskFor(holder.personId)),
  "see everybody's work": listWorkload,
  'list what a colleague holds': (ctx) => listTasks(ctx, { holder: `person:${holder.personId}` }),
  'count what waits for a role': (ctx) => countTasks(ctx, 'role:clerk'),
}

//                              nobody citizen holder one_stop specialist leader clerk administrator successor stranger system
const TABLE: Record<string, string> = {
  'see waiting work': 'no no yes yes no no no no yes no no',
  'take waiting work': 'no no yes yes no no no no yes no no',
  'take held work': 'no no yes late late late late late late no no',
  'give held work back': 'no no yes no no yes no yes no no no',
  'give waiting work back': 'no no no no no yes no yes no no no',
  'open the hand-over of held work': 'no no yes no no yes no yes no no no',
  // Of their own agency: the stranger is a leader there, and finds nothing of this one (see the tests of the worklist).
  "see everybody's work": 'no no no no no yes no no no yes no',
  'list what a colleague holds': 'no no no no no yes no no no yes no',
  'count what waits for a role': 'no no no no no yes no no no yes no',
}

describe('who may do what with work', () => {
  it.each(Object.entries(TABLE))('%s: %s', async (name, expected) => {
    const answers: string[] = []
    for (const actor of Object.values(ACTORS)) {
      await tables(program.ctx()).deleteFrom('task').execute()
      try {
        await OPERATIONS[name]!(program.ctx(actor))
        answers.push('yes')
      } catch (error) {
        const { code = String(error) } = error as { code?: string }
        const words: Record<string, string> = { forbidden: 'no', unauthenticated: 'no', not_found: 'no', conflict: 'late' }
        answers.push(words[code] ?? code)
      }
    }
    expect(answers.join(' ')).toBe(expected)
  })
})
