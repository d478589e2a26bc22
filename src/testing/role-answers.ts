import { type Actor, type Ctx, NOBODY, OFFICER_ROLES } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { AppError } from '#platform/errors'
import { citizen, officer, type TestProgram } from './context.ts'

/** Nobody, the citizen concerned, another citizen, an officer elsewhere with every role, each role here, the system: the columns of permission tables. */
export function everyRole(agencyId: string, ownerId = newId()): Record<string, Actor> {
  return {
    nobody: NOBODY,
    owner: citizen(ownerId),
    citizen: citizen(),
    elsewhere: officer(newId(), ...OFFICER_ROLES),
    ...Object.fromEntries(OFFICER_ROLES.map((role) => [role, officer(agencyId, role)])),
    system: { kind: 'system', name: 'test' },
  }
}

/**
 * What an operation answers to each of them, joined by blanks: ok, 401, no (403), gone (404), late (409), bad (422: they were allowed to try). Each runs in a
 * transaction that is taken back, so that all find the same. Whatever is no refusal is thrown.
 */
export async function roleAnswers(
  program: Pick<TestProgram, 'ctx'>,
  roles: Record<string, Actor>,
  act: (ctx: Ctx) => Promise<unknown>,
  now?: Date,
): Promise<string> {
  const words: Record<number, string> = { 401: '401', 403: 'no', 404: 'gone', 409: 'late', 422: 'bad' }
  const back = new Error('taken back')
  const answers: string[] = []
  for (const actor of Object.values(roles))
    try {
      await inTransaction(program.ctx(actor, now), async (ctx) => {
        await act(ctx)
        throw back
      })
    } catch (error) {
      if (error !== back && !(error instanceof AppError)) throw error
      answers.push(error instanceof AppError ? (words[error.status] ?? String(error.status)) : 'ok')
    }
  return answers.join(' ')
}
