import { createHash } from 'node:crypto'
import { agencyNames, appointOfficer, demoAgencyId } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { DEMO_PASSWORD, type DemoAccount, writeDemoAccounts } from './demo-accounts.ts'
import { type DemoCitizen, demoCitizens, inventedIdNumber } from './demo-citizens.ts'
import { type DemoOfficer, demoOfficers } from './demo-officers.ts'
import { text } from './messages.ts'
import { hashPassword } from './passwords.ts'
import { type PersonTable, tables } from './tables.ts'

/** The id that a person of the demo has in every installation; by username for officers, by id number for citizens. */
export function demoPersonId(name: string): string {
  const bytes = createHash('sha256').update(`identity\ndemo\n${name}`).digest().subarray(0, 16)
  bytes[6] = 0x80 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Today's units of the communes: [province, commune]. */
const UNITS: Record<DemoCitizen['commune'], [string, string]> = {
  'quynh-phu': ['33', '12472'],
  'a-sao': ['33', '12499'],
  'tho-xuan': ['38', '15499'],
  'sao-vang': ['38', '15553'],
  'quang-ngoc': ['38', '16498'],
}

/** The first two citizens sign in by these names too. */
const CITIZEN_ACCOUNTS = ['congdan1', 'congdan2']

/** Invented citizens, officers with their posts, and the accounts to try the demo with. A run cut short goes on where it stopped. */
export async function loadDemo(outer: Ctx, progress: (text: string) => void): Promise<void> {
  const ctx = asSystem(outer, 'demo')
  progress(text(ctx).demoPeople(demoCitizens.length, demoOfficers.length))
  // One hash for all: the password is printed in the README anyway, and the first start stays quick.
  const hash = await hashPassword(DEMO_PASSWORD)
  const people = [...demoCitizens.map(citizenRow), ...demoOfficers.map(officerRow)]
  await inTransaction(ctx, async (ctx) => {
    await insertPeople(
      ctx,
      people.map(({ person }) => person),
    )
    const named = people.filter(({ username }) => username !== undefined)
    await tables(ctx)
      .insertInto('identifier')
      .values([
        ...people.map(({ person }) => ({ kind: 'id_number' as const, value: person.id_number!, person_id: person.person_id })),
        ...named.map(({ person, username }) => ({ kind: 'username' as const, value: username!, person_id: person.person_id })),
      ])
      .onConflict((oc) => oc.doNothing())
      .execute()
    await tables(ctx)
      .insertInto('password')
      .values(named.map(({ person }) => ({ person_id: person.person_id, hash, demo: true, changed_at: ctx.now })))
      .onConflict((oc) => oc.doNothing())
      .execute()
  })
  await appoint(ctx)
  await writeDemoAccounts(ctx.ports.config.home, await accounts(ctx))
}

type NewPerson = Omit<PersonTable, 'created_at' | 'updated_at' | 'signed_in_at' | 'identity_at'>
interface DemoPerson {
  person: NewPerson
  username: string | undefined
}

function citizenRow(citizen: DemoCitizen, index: number): DemoPerson {
  const [province, commune] = UNITS[citizen.commune]
  const address = { province, commune, detail: citizen.detail }
  const person: NewPerson = {
    person_id: demoPersonId(citizen.idNumber),
    full_name: citizen.fullName,
    date_of_birth: citizen.dateOfBirth,
    gender: citizen.gender,
    id_number: citizen.idNumber,
    id_document: {
      type: 'identityCard',
      number: citizen.idNumber,
      issuedOn: '2021-12-20',
      issuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    },
    residence: address,
    permanent_residence: address,
    phone: citizen.phone,
    email: null,
    ethnicity: 'Kinh',
    entered_in: null,
  }
  return { person, username: CITIZEN_ACCOUNTS[index] }
}

function officerRow(officer: DemoOfficer, index: number): DemoPerson {
  const birth = `${1970 + ((index * 7) % 28)}`
  const person: NewPerson = {
    person_id: demoPersonId(officer.username),
    full_name: officer.fullName,
    date_of_birth: birth,
    gender: officer.gender,
    id_number: inventedIdNumber('tho-xuan', birth, officer.gender, 5000 + index),
    id_document: null,
    residence: null,
    permanent_residence: null,
    phone: null,
    email: null,
    ethnicity: null,
    entered_in: demoAgencyId(officer.posts[0]!.agency),
  }
  return { person, username: officer.username }
}

async function insertPeople(ctx: Ctx, people: NewPerson[]): Promise<void> {
  const sealed = (value: object | null) => (value ? json(value) : null)
  await tables(ctx)
    .insertInto('person')
    .values(
      people.map((person) => ({
        ...person,
        id_document: sealed(person.id_document),
        residence: sealed(person.residence),
        permanent_residence: sealed(person.permanent_residence),
        created_at: ctx.now,
        updated_at: ctx.now,
      })) as never,
    )
    .onConflict((oc) => oc.doNothing())
    .execute()
}

async function appoint(ctx: Ctx): Promise<void> {
  for (const officer of demoOfficers)
    for (const { agency, position } of officer.posts)
      await appointOfficer(ctx, {
        agencyId: demoAgencyId(agency),
        position,
        personId: demoPersonId(officer.username),
        personName: officer.fullName,
        from: '2025-07-01',
        basis: text('vi').demoBasis,
      }).catch((error: { code?: string }) => {
        // Appointed by a run before this one.
        if (error.code !== 'conflict') throw error
      })
}

async function accounts(ctx: Ctx): Promise<DemoAccount[]> {
  const names = await agencyNames(
    ctx,
    demoOfficers.map((officer) => demoAgencyId(officer.posts[0]!.agency)),
  )
  return [
    ...CITIZEN_ACCOUNTS.map((username) => ({ role: 'citizen' as const, username, password: DEMO_PASSWORD, agency: null })),
    ...demoOfficers.map(({ role, username, posts }) => ({
      role,
      username,
      password: DEMO_PASSWORD,
      agency: names.get(demoAgencyId(posts[0]!.agency)) ?? null,
    })),
  ]
}
