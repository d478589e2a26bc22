import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkWhole, getProcedureVersion, listProcedures, type ProcedureVersion, validAnswers } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { citizen, demoWorld, officer, testDatabase } from '#testing'
import { answerAt, keystrokesOf, withAnswer } from './answers.ts'
import { savingOfFiling } from './keep-filing.ts'
import { lastDay } from './keep-in-vault.ts'
import { lastingFields } from './lasting-fields.ts'
import { mayRemove, mayRevoke, maySeeSaving, maySeeVault } from './permissions.ts'
import { prefillAnswers } from './prefill-answers.ts'

const database = await testDatabase()
const world = await demoWorld(database, [])
const ctx: Ctx = world.ctx()
const today = vietnamDate(ctx.now)
const { items } = await listProcedures(ctx, { onDate: today, limit: 100 })
const versions: ProcedureVersion[] = await Promise.all(items.map((item) => getProcedureVersion(ctx, item.id)))

/** What somebody may have declared: right, wrong, of another day, of another form, or plain rubbish. */
const declaredFor = (version: ProcedureVersion, seed: number, rubbish: unknown[]) =>
  versions
    .flatMap((other) => {
      const answers = validAnswers(other, seed, today)
      return lastingFields(other).map(({ key, field, path }) => ({ key, type: field.type, value: answerAt(answers, path) }))
    })
    .concat(
      lastingFields(version).map(({ key, field }, index) => ({ key, type: field.type, value: rubbish[index % rubbish.length] })),
    )
    .filter((one) => one.value !== undefined)
    .map((one) => ({ ...one, dossier_code: 'H31.115-261101-0001' }))

const anyVersion = fc.constantFrom(...versions)
const anyRubbish = fc.array(
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant({ province: 'x', commune: 'y' }), fc.constant('2999-13-45')),
  {
    minLength: 1,
    maxLength: 5,
  },
)

describe('what is filled in beforehand', () => {
  it('is never a value that the form refuses, whatever was declared before', () => {
    fc.assert(
      fc.property(anyVersion, fc.integer({ min: 1, max: 1e6 }), anyRubbish, fc.boolean(), (version, seed, rubbish, last) => {
        const declared = declaredFor(version, seed, rubbish)
        const { answers, items } = prefillAnswers(ctx, version, {}, last ? declared : declared.reverse())
        const { errors, answers: kept } = checkWhole(ctx, version, answers, [])
        for (const path of Object.keys(items)) {
          expect(errors[path]).toBeUndefined()
          expect(answerAt(kept, path)).toEqual(items[path]!.value)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('leaves what the account knows, and comes from nowhere where nothing was declared', () => {
    fc.assert(
      fc.property(anyVersion, fc.integer({ min: 1, max: 1e6 }), (version, seed) => {
        const base = validAnswers(version, seed, today)
        expect(prefillAnswers(ctx, version, {}, []).items).toEqual({})
        const { answers, items } = prefillAnswers(ctx, version, base, declaredFor(version, seed + 1, ['x']))
        for (const { path, field } of lastingFields(version))
          if (answerAt(base, path) !== undefined && field.default === undefined && !items[path]?.from)
            expect(answerAt(answers, path)).toEqual(answerAt(base, path))
      }),
      { numRuns: 40 },
    )
  })

  it('saves exactly the difference between typing all of it and typing what was changed', () => {
    fc.assert(
      fc.property(
        anyVersion,
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        (version, seed, change) => {
          const { answers, items } = prefillAnswers(ctx, version, {}, declaredFor(version, seed, ['x']))
          const paths = Object.keys(items)
          const all = paths.reduce((sum, path) => sum + keystrokesOf(items[path]!.type, items[path]!.value), 0)
          const changed = paths.filter((_, index) => change[index])
          const now = changed.reduce((sofar, path) => withAnswer(sofar, path, 'một giá trị khác hẳn'), answers)
          const typed = changed.reduce((sum, path) => sum + keystrokesOf(items[path]!.type, items[path]!.value), 0)
          expect(savingOfFiling({ answers: now, prefilled: items, held: [] }).keystrokes).toBe(all - typed)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('ends a validity of months on the same day of the month, or on its last (BLDS 2015 Đ148.3)', () => {
  expect(['2026-11-23', '2026-08-31', '2027-08-31'].map((from) => lastDay(from, 6))).toEqual([
    '2027-05-23',
    '2027-02-28',
    '2028-02-29',
  ])
})

it('lets nobody but its owner see a vault, only officers of the agency its numbers, only the issuing leader revoke', () => {
  const [me, other] = [citizen(), citizen()]
  const [HERE, THERE] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
  const actors = [
    { kind: 'nobody' as const },
    me,
    other,
    officer(HERE, 'one_stop'),
    officer(HERE, 'leader'),
    officer(THERE, 'leader'),
  ]
  const table = (may: (actor: (typeof actors)[number]) => boolean) => actors.map((actor) => (may(actor) ? 1 : 0)).join('')
  expect(table((actor) => maySeeVault(actor, me.personId))).toBe('010000')
  expect(table((actor) => mayRemove(actor, { person_id: me.personId, kind: 'own' }))).toBe('010000')
  expect(table((actor) => mayRemove(actor, { person_id: me.personId, kind: 'birth-certificate' }))).toBe('000000')
  expect(table((actor) => maySeeSaving(actor, HERE))).toBe('000110')
  expect(table((actor) => mayRevoke(actor, HERE))).toBe('000010')
  expect(table((actor) => mayRevoke(actor, null))).toBe('000000')
})

it('names in its kinds only procedures and components that are there', async () => {
  const { rows: kinds } = await database.pool.query<{ code: string; issued_by: string[] }>(
    'select code, issued_by from vault.paper_kind',
  )
  const { rows: uses } = await database.pool.query<{
    kind: string
    procedure_code: string
    component_code: string
    about: string | null
  }>('select * from vault.paper_use')
  const byCode = new Map(versions.map((version) => [version.code, version]))
  expect(kinds.flatMap((kind) => kind.issued_by).filter((code) => !byCode.has(code))).toEqual([])
  // Every one of our procedures has a paper to give.
  expect(versions.map((version) => version.code).filter((code) => !kinds.some((kind) => kind.issued_by.includes(code)))).toEqual(
    [],
  )
  for (const use of uses) {
    const version = byCode.get(use.procedure_code)!
    expect(kinds.some((kind) => kind.code === use.kind)).toBe(true)
    expect(
      version.components.some((one) => one.code === use.component_code),
      `${use.procedure_code} ${use.component_code}`,
    ).toBe(true)
    const top = use.about?.split('.')[0]
    if (top)
      expect(
        version.form.fields.some((field) => field.id === top),
        `${use.procedure_code} ${top}`,
      ).toBe(true)
  }
})
