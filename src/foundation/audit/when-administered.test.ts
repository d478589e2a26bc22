import { describe, expect, it } from 'vitest'
import { newId, sql } from '#platform/database'
import { officer, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { PLATFORM_TREE } from './tables.ts'

const database = await testDatabase()
const program = testProgram(database, modules)
const entries = async (action: string) =>
  (
    await sql<{
      agency_id: string
      actor_name: string
    }>`select agency_id, actor_name from audit.entry where action = ${action}`.execute(database.db)
  ).rows
const hear = async (event: string, payload: object) => {
  const handler = program.jobs.get(`${event}→audit`)
  expect(handler, `audit hears ${event}`).toBeDefined()
  // At least once: delivered twice it is entered once.
  await handler!(program.ctx(), payload as never)
  await handler!(program.ctx(), payload as never)
}

describe('acts of administration of modules below', () => {
  const agencyId = newId()
  const actor = { ...officer(agencyId, 'administrator'), name: 'Quản trị' }
  const by = () => ({ entryId: newId(), at: new Date().toISOString(), requestId: newId(), actor })

  it.each(['calendar.opening-hours-set', 'calendar.opening-hours-withdrawn'])(
    'enters who did %s, once, in the tree of the agency',
    async (action) => {
      await hear(action, { ...by(), agencyId, action, subject: { kind: 'agency', id: agencyId }, concerns: null, data: {} })
      expect(await entries(action)).toEqual([{ agency_id: agencyId, actor_name: 'Quản trị' }])
    },
  )

  it('enters a reform of units, once, in the platform’s own tree', async () => {
    await hear('units.reformed', {
      by: by(),
      reformId: newId(),
      kind: 'rename',
      effectiveDate: '2027-01-01',
      legalBasis: 'NQ 01/2027',
      ended: [],
      created: [],
      changed: [],
    })
    expect(await entries('units.reformed')).toEqual([{ agency_id: PLATFORM_TREE, actor_name: 'Quản trị' }])
  })
})
