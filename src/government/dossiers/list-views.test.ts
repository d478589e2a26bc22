import { beforeAll, describe, expect, it } from 'vitest'
import { listAccesses, listEntries } from '#foundation/audit'
import { demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx, OfficerRole } from '#platform/context'
import { sql } from '#platform/database'
import { demoWorld, officer, testDatabase } from '#testing'
import { leadersDay } from './leaders-day.ts'
import { listApplicants } from './list-applicants.ts'
import { listDossiers, listMyDossiers } from './list-dossiers.ts'
import { listDossiersOfCell } from './report-dossiers.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures', 'dossiers'])
const HERE = demoAgencyId('xa-quynh-phu')
const as = (role: OfficerRole) => world.ctx({ ...officer(HERE, role), personId: demoPersonId(`motcua.quynhphu`) })

const LISTS: Record<string, [list: string, OfficerRole, (ctx: Ctx) => Promise<unknown>, filter: object]> = {
  'the dossiers of the agency': ['dossiers', 'one_stop', (ctx) => listDossiers(ctx, { q: 'nguyen' }), { q: 'nguyen' }],
  'people who filed before': ['applicants', 'one_stop', (ctx) => listApplicants(ctx, 'nguyen'), { q: 'nguyen' }],
  "a leader's day": ['leaders-day', 'leader', (ctx) => leadersDay(ctx), {}],
  'the dossiers behind a number': [
    'report',
    'leader',
    (ctx) => listDossiersOfCell(ctx, { from: '2026-01-01', to: '2099-01-01', cell: 'received' }),
    { cell: 'received' },
  ],
}

let person: string
beforeAll(async () => {
  const { rows } = await sql<{
    person_id: string
  }>`select person_id from dossiers.dossier where agency_id = ${HERE} limit 1`.execute(database.db)
  person = rows[0]!.person_id
})
const entries = async (list: string) =>
  (await listEntries(as('leader'), { agencyId: HERE, subject: { kind: 'list', id: list } })).items
const accesses = async () =>
  (await listAccesses(world.ctx({ kind: 'citizen', personId: person, name: '', assurance: 2 }), { personId: person })).items
    .length

describe('a list that names citizens', () => {
  it.each(Object.entries(LISTS))(
    '%s: leaves one entry, with what was asked for, and costs three statements more',
    async (_, [list, role, look, filter]) => {
      const [before, mine] = [(await entries(list)).length, await accesses()]
      await look(as(role))
      database.statements.length = 0
      await look(as(role))
      const written = database.statements.filter((statement) => /insert/i.test(statement))
      expect(written).toHaveLength(1)
      const now = await entries(list)
      expect(now).toHaveLength(before + 2)
      expect(now[0]).toMatchObject({ action: 'dossiers.list-viewed', data: { filter } })
      expect((now[0]!.data as { shown: number }).shown).toBeGreaterThan(0)
      // The person's own page tells who opened their file, not in which lists their name stood.
      expect(await accesses()).toBe(mine)
    },
  )

  it('leaves nothing where it shows nobody, nor where a citizen sees their own', async () => {
    const all = async () => (await sql<{ n: number }>`select count(*)::int as n from audit.entry`.execute(database.db)).rows[0]!.n
    const before = await all()
    await listDossiers(as('one_stop'), { q: 'khôngaitênnhưthế' })
    await listMyDossiers(world.ctx({ kind: 'citizen', personId: person, name: '', assurance: 2 }), {})
    expect(await all()).toBe(before)
  })
})
