import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type Ctx, NOBODY } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import { dissolveTier } from './dissolve-tier.ts'
import { getUnit } from './get-unit.ts'
import { listReforms } from './list-reforms.ts'
import { listDescendants } from './list-relatives.ts'
import { mergeUnits } from './merge-units.ts'
import { units } from './module.ts'
import { renameUnit } from './rename-unit.ts'
import { splitUnit } from './split-unit.ts'

const database = await testDatabase()
const program = testProgram(database, [units])
const ctx = (actor?: Actor) => program.ctx(actor, new Date('2026-07-25T03:00:00Z'))
const basis = { legalBasis: 'Nghị quyết thử 1/NQ-UBTVQH16', effectiveDate: '2026-09-01' }
const unit: Record<'province' | 'a' | 'b' | 'neighbour' | 'foreign', string> = {
  province: '',
  a: '',
  b: '',
  neighbour: '',
  foreign: '',
}

beforeAll(async () => {
  unit.province = (await getUnit(ctx(), { code: '33' })).id
  unit.neighbour = (await getUnit(ctx(), { code: '38' })).id
  const below = async (id: string) => (await listDescendants(ctx(), { id, limit: 3 })).items.map((one) => one.id)
  ;[unit.a, unit.b] = (await below(unit.province)) as [string, string]
  unit.foreign = (await below(unit.neighbour))[0]!
})

/** In the order of the columns; the last two administer agencies of the province of Hưng Yên and of Thanh Hóa. */
const actors = (): Record<string, Actor> => ({
  nobody: NOBODY,
  citizen: citizen(),
  one_stop: { ...officer(newId(), 'one_stop'), provinceId: unit.province },
  specialist: { ...officer(newId(), 'specialist'), provinceId: unit.province },
  leader: { ...officer(newId(), 'leader'), provinceId: unit.province },
  clerk: { ...officer(newId(), 'clerk'), provinceId: unit.province },
  commune: officer(newId(), 'administrator'),
  hungYen: { ...officer(newId(), 'administrator'), provinceId: unit.province },
  thanhHoa: { ...officer(newId(), 'administrator'), provinceId: unit.neighbour },
  system: { kind: 'system', name: 'test' },
})

const made = (name: string, code = '90001') => ({ name, code })
const OPERATIONS: Record<string, (ctx: Ctx) => Promise<unknown>> = {
  'list reforms': (ctx) => listReforms(ctx, {}),
  'rename a commune': (ctx) => renameUnit(ctx, { ...basis, unitId: unit.a, name: 'Xã Tên Thử' }),
  'rename the province': (ctx) => renameUnit(ctx, { ...basis, unitId: unit.province, name: 'Thành phố Tên Thử' }),
  'merge two communes': (ctx) => mergeUnits(ctx, { ...basis, unitIds: [unit.a, unit.b], into: made('Xã Thử') }),
  'merge under another province': (ctx) =>
    mergeUnits(ctx, { ...basis, unitIds: [unit.a, unit.b], into: { ...made('Xã Thử'), parentId: unit.neighbour } }),
  'merge over the border': (ctx) =>
    mergeUnits(ctx, { ...basis, unitIds: [unit.a, unit.foreign], into: { ...made('Xã Thử'), parentId: unit.province } }),
  'merge two provinces': (ctx) =>
    mergeUnits(ctx, { ...basis, unitIds: [unit.province, unit.neighbour], into: { unitId: unit.province } }),
  'split a commune': (ctx) =>
    splitUnit(ctx, { ...basis, unitId: unit.a, parts: [made('Xã Thử Một'), made('Xã Thử Hai', '90002')] }),
  'dissolve a tier of the province': (ctx) => dissolveTier(ctx, { ...basis, level: 'district', parentIds: [unit.province] }),
  'dissolve a tier of both': (ctx) =>
    dissolveTier(ctx, { ...basis, level: 'district', parentIds: [unit.province, unit.neighbour] }),
}

//                                        nobody citizen one_stop specialist leader clerk commune hungYen thanhHoa system
const TABLE: Record<string, string> = {
  'list reforms': 'no no no no no no no yes yes yes',
  'rename a commune': 'no no no no no no no yes no yes',
  'rename the province': 'no no no no no no no yes no yes',
  'merge two communes': 'no no no no no no no yes no yes',
  'merge under another province': 'no no no no no no no no no yes',
  'merge over the border': 'no no no no no no no no no yes',
  'merge two provinces': 'no no no no no no no no no yes',
  'split a commune': 'no no no no no no no yes no yes',
  'dissolve a tier of the province': 'no no no no no no no yes no yes',
  'dissolve a tier of both': 'no no no no no no no no no yes',
}

describe('who may reform units', () => {
  it.each(Object.entries(TABLE))('%s: %s', async (name, expected) => {
    const answers: string[] = []
    for (const actor of Object.values(actors())) {
      try {
        await inTransaction(ctx(actor), async (joined) => {
          await OPERATIONS[name]!(joined)
          // Taken back, so that each actor finds the same country.
          throw new Error('done')
        })
      } catch (error) {
        const { code, message } = error as { code?: string; message: string }
        // Allowed, there may be nothing to do: this country has no districts any more.
        answers.push(
          code === 'forbidden' || code === 'unauthenticated' ? 'no' : message === 'done' || code === 'invalid' ? 'yes' : message,
        )
      }
    }
    expect(answers.join(' ')).toBe(expected)
  })
})
