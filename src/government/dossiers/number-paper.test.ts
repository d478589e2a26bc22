import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { getProcedure, validAnswers } from '#government/procedures'
import { inTransaction, sql } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { demoWorld, testDatabase } from '#testing'
import { numberPaper } from './number-paper.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const [HERE, THERE] = [demoAgencyId('xa-quynh-phu'), demoAgencyId('xa-a-sao')]
const DECEMBER = new Date('2026-12-28T02:00:00Z')
const JANUARY = new Date('2027-01-04T02:00:00Z')
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const at = (now: Date) => world.ctx({ kind: 'system', name: 'papers' }, now)

async function filed(agencyId = HERE) {
  const ctx = world.ctx(citizen, DECEMBER)
  const today = vietnamDate(DECEMBER)
  const answers = validAnswers(await getProcedure(ctx, '2.000635', today), 7, today)
  const { id } = await submitDossier(ctx, { procedureCode: '2.000635', agencyId, answers, files: [] })
  return { agencyId, dossierId: id, kind: 'supplement', number: 1 } as const
}

describe('the number of a paper (NĐ 30/2020 Đ15)', () => {
  it('is given once, however many ask for it at the same moment, without gaps, two digits at least', async () => {
    const first = await filed()
    const asked = await Promise.all([1, 2, 3, 4].map(() => numberPaper(at(DECEMBER), first, 'supplement')))
    expect(asked).toEqual(['01/HDHS', '01/HDHS', '01/HDHS', '01/HDHS'])
    const others = await Promise.all([filed(), filed(), filed()])
    const numbers = await Promise.all(others.map((key) => numberPaper(at(DECEMBER), key, 'supplement')))
    expect(numbers.toSorted()).toEqual(['02/HDHS', '03/HDHS', '04/HDHS'])
    expect(await numberPaper(at(DECEMBER), { ...first, number: 2 }, 'supplement')).toBe('05/HDHS')
  })

  it('begins again at 01 each year, in each agency and series; a paper keeps the one it has', async () => {
    const [old, next, elsewhere] = [await filed(), await filed(), await filed(THERE)]
    const given = await numberPaper(at(DECEMBER), old, 'supplement')
    expect(await numberPaper(at(JANUARY), next, 'supplement')).toBe('01/HDHS')
    expect(await numberPaper(at(JANUARY), old, 'supplement')).toBe(given)
    expect(await numberPaper(at(DECEMBER), elsewhere, 'supplement')).toBe('01/HDHS')
    expect(await numberPaper(at(JANUARY), { ...next, kind: 'result' }, 'result')).toBe('01/2027')
  })

  it('goes back when the transaction does, and the first paper bears the code of the dossier', async () => {
    const key = await filed()
    const count = async () =>
      (
        await sql<{ last: number }>`select last from dossiers.paper_counter where agency_id = ${HERE} and year = 2026`.execute(
          database.db,
        )
      ).rows[0]!.last
    const before = await count()
    await expect(
      inTransaction(at(DECEMBER), async (ctx) => {
        await numberPaper(ctx, key, 'supplement')
        throw new Error('the seal failed')
      }),
    ).rejects.toThrow('the seal failed')
    expect(await count()).toBe(before)
    expect(await numberPaper(at(DECEMBER), { ...key, kind: 'receipt' }, 'receipt')).toBeUndefined()
  })
})
