import { describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { type Actor, asSystem, type Ctx, NOBODY, type OfficerRole } from '#platform/context'
import { inTransaction } from '#platform/database'
import { citizen, demoWorld, officer, testDatabase } from '#testing'
import { dropSecondFactor, issuePassword } from './administer-accounts.ts'
import { demoPersonId } from './demo.ts'
import { demoCitizens } from './demo-citizens.ts'
import { enterOfficer } from './enter-officer.ts'
import { findPersonByIdNumber, getPerson } from './get-person.ts'
import { getAccountState } from './list-account-states.ts'
import { beginPasskey, listPasskeys, removePasskey } from './passkeys.ts'
import { registerPerson } from './register-person.ts'
import { setPassword } from './set-password.ts'
import { beginOneTimeCode, confirmOneTimeCode } from './set-up-one-time-code.ts'
import { tables } from './tables.ts'
import { updateContact } from './update-contact.ts'
import { dropOneTimeCode } from './use-one-time-code.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: new Date('2026-01-05T01:00:00Z') })
const HERE = demoAgencyId('xa-quynh-phu')
const OWNER = demoPersonId(demoCitizens[0]!.idNumber)
const CLERK = demoPersonId('vanthu.quynhphu')
const here = (role: OfficerRole, username: string): Actor => ({ ...officer(HERE, role), personId: demoPersonId(username) })

/** In the order of the columns: the citizen in question first; the clerk is the officer in question. */
const ACTORS: Record<string, Actor> = {
  nobody: NOBODY,
  owner: citizen(OWNER),
  citizen: citizen(demoPersonId(demoCitizens[1]!.idNumber)),
  one_stop: here('one_stop', 'motcua.quynhphu'),
  specialist: here('specialist', 'hotich.quynhphu'),
  leader: here('leader', 'chutich.quynhphu'),
  clerk: here('clerk', 'vanthu.quynhphu'),
  administrator: here('administrator', 'quantri.quynhphu'),
  elsewhere: { ...officer(demoAgencyId('xa-tho-xuan'), 'administrator'), personId: demoPersonId('quantri.thoxuan') },
  system: { kind: 'system', name: 'test' },
}

const site = { origin: 'http://localhost:3000', hostname: 'localhost' }
const NEW = { fullName: 'Người Thử', idNumber: '034190000017', username: 'nguoi.thu' }
const OPERATIONS: Record<string, (ctx: Ctx) => Promise<unknown>> = {
  'open the person': (ctx) => getPerson(ctx, OWNER, 'thử'),
  'find by id number': (ctx) => findPersonByIdNumber(ctx, demoCitizens[0]!.idNumber),
  'register a person': (ctx) => registerPerson(ctx, NEW),
  'enter an officer': (ctx) => enterOfficer(ctx, NEW),
  'change the contact': (ctx) => updateContact(ctx, OWNER, { phone: '0912345678', email: '' }),
  'change the password': (ctx) => setPassword(ctx, { personId: OWNER, password: 'một mật khẩu khác', current: 'sai' }),
  'see passkeys': (ctx) => listPasskeys(ctx, OWNER),
  'begin a passkey': (ctx) => beginPasskey(ctx, site, 'v', { id: OWNER, name: 'Thử' }),
  'remove a passkey': async (ctx) => {
    const row = { person_id: OWNER, credential_id: 'x', public_key: Buffer.from('x'), counter: 0, transports: [], label: 'x' }
    await tables(ctx)
      .insertInto('passkey')
      .values({ ...row, assurance: 1, created_at: ctx.now, last_used_at: null })
      .execute()
    await removePasskey(ctx, OWNER, 'x')
  },
  'begin one-time codes': (ctx) => beginOneTimeCode(ctx, world.secrets, OWNER, 'Thử'),
  'confirm one-time codes': async (ctx) => {
    await beginOneTimeCode(asSystem(ctx, 'test'), world.secrets, OWNER, 'Thử')
    await confirmOneTimeCode(ctx, world.secrets, OWNER, '1')
  },
  'drop one-time codes': (ctx) => dropOneTimeCode(ctx, world.secrets, OWNER, '1'),
  "see a citizen's account": (ctx) => getAccountState(ctx, OWNER),
  "give a citizen's password": (ctx) => issuePassword(ctx, OWNER),
  "see the clerk's account": (ctx) => getAccountState(ctx, CLERK),
  // The clerk has a password of their own; one entered and never seen has none.
  "give the clerk's password": (ctx) => issuePassword(ctx, CLERK),
  "give the clerk's first password": async (ctx) => {
    await tables(ctx).deleteFrom('password').where('person_id', '=', CLERK).execute()
    await issuePassword(ctx, CLERK)
  },
  "drop the clerk's second factor": (ctx) => dropSecondFactor(ctx, CLERK),
  'give an own password past the old': (ctx) => issuePassword(ctx, 'personId' in ctx.actor ? ctx.actor.personId : CLERK),
}

// An account is looked at from an agency, so the system has none to look from.
//                            nobody owner citizen one_stop specialist leader clerk administrator elsewhere system
const TABLE: Record<string, string> = {
  'open the person': 'no yes no yes yes yes yes yes yes yes',
  'find by id number': 'no no no yes yes yes yes yes yes yes',
  'register a person': 'no no no no no no no yes yes yes',
  'enter an officer': 'no no no no no no no yes yes yes',
  'change the contact': 'no yes no no no no no no no yes',
  'change the password': 'no yes no no no no no no no yes',
  'see passkeys': 'no yes no no no no no no no yes',
  'begin a passkey': 'no yes no no no no no no no no',
  'remove a passkey': 'no yes no no no no no no no yes',
  'begin one-time codes': 'no yes no no no no no no no yes',
  'confirm one-time codes': 'no yes no no no no no no no yes',
  'drop one-time codes': 'no yes no no no no no no no yes',
  "see a citizen's account": 'no no no no no no no no no no',
  "give a citizen's password": 'no no no no no no no no no yes',
  "see the clerk's account": 'no no no no no no no yes no no',
  "give the clerk's password": 'no no no no no no no no no yes',
  "give the clerk's first password": 'no no no no no no no yes no yes',
  "drop the clerk's second factor": 'no no no no no no no yes no yes',
  'give an own password past the old': 'no no no no no no no no no yes',
}

describe('who may do what with people and accounts', () => {
  it('the table names every operation', () => expect(Object.keys(TABLE)).toEqual(Object.keys(OPERATIONS)))

  it.each(Object.entries(TABLE))('%s: %s', async (name, expected) => {
    const answers: string[] = []
    for (const actor of Object.values(ACTORS)) {
      try {
        await inTransaction(world.ctx(actor), async (ctx) => {
          await OPERATIONS[name]!(ctx)
          // Taken back, so that each actor finds the same people.
          throw new Error('done')
        })
      } catch (error) {
        const { code, message } = error as { code?: string; message: string }
        const refused = ['forbidden', 'unauthenticated', 'not_found'].includes(code ?? '')
        // What was typed may be wrong; whoever is told so was allowed to try.
        answers.push(refused ? 'no' : message === 'done' || code === 'invalid' ? 'yes' : message)
      }
    }
    expect(answers.join(' ')).toBe(expected)
  })
})
