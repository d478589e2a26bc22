import { expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { citizen, demoWorld, officer, testApp, testDatabase } from '#testing'
import { loadDemoOnBehalf } from './demo-on-behalf.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures', 'mandates'])
const app = testApp(world)
const person = (n: number) => citizen(demoPersonId(demoCitizens[n]!.idNumber), demoCitizens[n]!.fullName)
const words = async (path: string, n: number) => (await (await app.get(path, person(n))).text()).replace(/<[^>]+>/g, ' ')

it('the demo holds a filing by mandate and one by a helper’s code, each with both names and the owner’s own answers', async () => {
  const quiet = { ...world.ctx(), quiet: true }
  await loadDemoOnBehalf(quiet, async (slug) => (role) => ({ ...officer(demoAgencyId(slug), role), name: 'Cán bộ' }))
  const { rows } = await database.pool.query(
    'select code, applicant_name, submitter_name, relation, owner_consent, status, answers from dossiers.dossier order by relation',
  )
  expect(rows).toMatchObject([
    {
      ...{ applicant_name: 'Trần Văn Hùng', submitter_name: 'Lê Thị Hương', relation: 'helper', owner_consent: 'code' },
      ...{ status: 'returned', answers: { requester: { fullName: 'Trần Văn Hùng' } } },
    },
    {
      ...{ applicant_name: 'Ngô Thị Hạnh', submitter_name: 'Nguyễn Thị Lan', relation: 'mandate', owner_consent: 'mandate' },
      ...{ status: 'inProcess', answers: { requester: { fullName: 'Ngô Thị Hạnh' } } },
    },
  ])
  expect(await words('/uy-quyen', 1)).toContain(`Đã nộp hồ sơ ${rows[0].code}`)
  const listed = await words('/ho-so', 0)
  expect(listed).toContain(rows[1].code)
  expect(listed).toContain('Ngô Thị Hạnh')
  expect((await database.pool.query('select 1 from notifications.message')).rows).toEqual([])
})
