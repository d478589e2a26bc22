import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, OFFICER_ROLES } from '#platform/context'
import { newId } from '#platform/database'
import { addDays, vietnamInstant } from '#platform/time'
import { citizen, type DemoWorld, demoWorld, officer, testDatabase } from '#testing'
import { getProcedure, getProcedureVersion, listVersions } from '../get-procedure.ts'
import { forgetRegister } from '../procedure-register.ts'
import { tables } from '../tables.ts'
import { editProcedureDraft } from './edit-procedure-draft.ts'
import { findDraft, getDraft } from './get-draft.ts'
import { importProcedure } from './import-procedure.ts'
import { contentOf, exportProcedure, type ProcedureContent } from './procedure-content.ts'
import { publishProcedure } from './publish-procedure.ts'
import { discardProcedureDraft, startProcedureDraft } from './start-procedure-draft.ts'
import { withdrawPublication } from './withdraw-publication.ts'

const CODE = '1.004873'
const TODAY = '2026-11-23'
const AT = vietnamInstant(TODAY, '10:00')
const provincial: Actor = { ...officer(newId(), 'administrator'), name: 'Vũ Anh Tú', provinceId: newId() }
const other: Actor = { ...provincial, personId: newId(), name: 'Lê Thị Hoa' }
let world: DemoWorld
const ctx = (actor: Actor = provincial, now = AT) => world.ctx(actor, now)

beforeAll(async () => {
  world = await demoWorld(await testDatabase(), ['organizations', 'procedures'], { at: AT })
}, 60_000)
beforeEach(async () => {
  const system = world.ctx()
  await tables(system).deleteFrom('procedure_draft').execute()
  await tables(system).deleteFrom('procedure_version').where('published_at', 'is not', null).execute()
  await tables(system)
    .updateTable('procedure_version')
    .set({ valid_to: null })
    .where('code', '=', CODE)
    .where('valid_from', '=', '2025-07-01')
    .execute()
  forgetRegister(system)
})

const limit = (value: number) => (content: ProcedureContent) => ({ ...content, timeLimit: { ...content.timeLimit, value } })
async function draftWith(change: (content: ProcedureContent) => unknown, code = CODE): Promise<number> {
  await startProcedureDraft(ctx(), code)
  const { version } = await getDraft(ctx(), code)
  return editProcedureDraft(ctx(), { code, version }, change)
}
async function publish(days: number, value: number): Promise<string> {
  const version = await draftWith(limit(value))
  return publishProcedure(ctx(), { code: CODE, version, validFrom: addDays(TODAY, days), basis: 'Quyết định 1/QĐ-UBND' })
}
const spans = async () =>
  (await listVersions(ctx(), CODE)).filter((one) => !one.demo).map((one) => [one.validFrom, one.validTo, one.timeLimit.value])

describe('publication', () => {
  it('from tomorrow ends the version in force today, at once for this process', async () => {
    const before = await getProcedure(ctx(), CODE, TODAY)
    const id = await publish(1, 2)
    expect(await spans()).toEqual([
      ['2026-11-24', null, 2],
      ['2025-07-01', TODAY, 3],
    ])
    expect(await getProcedure(ctx(), CODE, TODAY)).toMatchObject({ id: before.id })
    expect(await getProcedure(ctx(), CODE, '2026-11-24')).toMatchObject({ id })
    expect((await getProcedureVersion(ctx(), before.id)).timeLimit.value).toBe(3)
    expect(await findDraft(ctx(), CODE)).toBeUndefined()
  })

  it('today or in the past is refused with the rule, and nothing changes', async () => {
    const version = await draftWith(limit(2))
    for (const validFrom of [TODAY, '2026-11-22', '2025-07-01'])
      await expect(publishProcedure(ctx(), { code: CODE, version, validFrom, basis: 'Quyết định 1' })).rejects.toMatchObject({
        code: 'invalid',
        fields: { validFrom: expect.stringContaining('hồ sơ giữ nguyên phiên bản có hiệu lực khi nộp') },
      })
    expect(await spans()).toEqual([['2025-07-01', null, 3]])
  })

  it('counts days in Vietnam: at 23:30 UTC of the 22nd it is the 23rd there', async () => {
    const version = await draftWith(limit(2))
    const late = new Date('2026-11-22T23:30:00Z')
    const input = { code: CODE, version, basis: 'Quyết định 1' }
    await expect(publishProcedure(ctx(provincial, late), { ...input, validFrom: '2026-11-23' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await publishProcedure(ctx(provincial, late), { ...input, validFrom: '2026-11-24' })
  })

  it('before a version already published runs to its eve; on its day it is refused', async () => {
    await publish(10, 2)
    await publish(5, 5)
    expect(await spans()).toEqual([
      ['2026-12-03', null, 2],
      ['2026-11-28', '2026-12-02', 5],
      ['2025-07-01', '2026-11-27', 3],
    ])
    await expect(publish(5, 7)).rejects.toMatchObject({ fields: { validFrom: expect.stringContaining('28/11/2026') } })
  })

  it('of a draft that says the same, or that cannot work, is refused', async () => {
    await startProcedureDraft(ctx(), CODE)
    const input = { code: CODE, validFrom: '2026-11-24', basis: 'Quyết định 1' }
    await expect(publishProcedure(ctx(), { ...input, version: 1 })).rejects.toMatchObject({ code: 'invalid' })
    const version = await editProcedureDraft(ctx(), { code: CODE, version: 1 }, (content) => ({
      ...content,
      steps: content.steps.filter((step) => step.role !== 'leader'),
    }))
    await expect(publishProcedure(ctx(), { ...input, version })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('keeps an end that the law itself has set', async () => {
    const version = await draftWith(limit(12), '1.011607')
    await publishProcedure(ctx(), { code: '1.011607', version, validFrom: '2026-12-01', basis: 'Quyết định 1' })
    expect(await getProcedure(ctx(), '1.011607', '2026-12-31')).toMatchObject({ validTo: '2026-12-31' })
    await expect(getProcedure(ctx(), '1.011607', '2027-01-01')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is taken back until the eve: the version before runs on and the work is a draft again', async () => {
    const id = await publish(1, 2)
    const reason = 'Công bố nhầm ngày'
    await expect(
      withdrawPublication(ctx(provincial, vietnamInstant('2026-11-24', '00:00')), { code: CODE, id, reason }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('24/11/2026') })
    await withdrawPublication(ctx(provincial, vietnamInstant(TODAY, '23:59')), { code: CODE, id, reason })
    expect(await spans()).toEqual([['2025-07-01', null, 3]])
    expect((await getDraft(ctx(), CODE)).content.timeLimit.value).toBe(2)
    const seeded = (await listVersions(ctx(), CODE))[0]!
    await expect(withdrawPublication(ctx(), { code: CODE, id: seeded.id, reason })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('and withdrawals in any order leave every day from the first with exactly one version', async () => {
    const act = fc.record({ publish: fc.boolean(), days: fc.integer({ min: 1, max: 6 }), pick: fc.nat(5) })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        for (const id of await waiting()) await withdrawPublication(ctx(), { code: CODE, id, reason: 'Bắt đầu lại' })
        for (const [n, one] of acts.entries()) {
          await discardProcedureDraft(ctx(), CODE)
          const ids = await waiting()
          if (one.publish) await publish(one.days, 20 + n).catch((error) => expect(error.code).toBe('invalid'))
          else if (ids.length > 0)
            await withdrawPublication(ctx(), { code: CODE, id: ids[one.pick % ids.length]!, reason: 'Rút lại' })
          const versions = await listVersions(ctx(), CODE)
          for (let day = 0; day <= 8; day++) {
            const date = addDays(TODAY, day)
            const running = versions.filter((v) => v.validFrom <= date && (v.validTo === null || v.validTo >= date))
            expect(running, date).toHaveLength(1)
          }
        }
      }),
      { numRuns: 12 },
    )
  }, 30_000)
})
const waiting = async () => (await listVersions(ctx(), CODE)).filter((one) => one.validFrom > TODAY).map((one) => one.id)

describe('a draft', () => {
  it('changed by a colleague meanwhile answers who and when, and keeps the colleague’s change', async () => {
    const version = await draftWith(limit(4))
    await editProcedureDraft(ctx(other), { code: CODE, version }, limit(6))
    await expect(editProcedureDraft(ctx(), { code: CODE, version }, limit(9))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Lê Thị Hoa sửa lúc 10:00 23\/11\/2026/),
    })
    await expect(
      publishProcedure(ctx(), { code: CODE, version, validFrom: '2026-11-24', basis: 'Quyết định 1' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await getDraft(ctx(), CODE)).content.timeLimit.value).toBe(6)
  })

  it('saved by two at the same moment takes one and refuses the other', async () => {
    const version = await draftWith(limit(4))
    const both = await Promise.allSettled([
      editProcedureDraft(ctx(), { code: CODE, version }, limit(5)),
      editProcedureDraft(ctx(other), { code: CODE, version }, limit(6)),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('takes a file as it was exported, and refuses unknown keys by name, other procedures, days and too much', async () => {
    await startProcedureDraft(ctx(), CODE)
    const at = { code: CODE, version: 1 }
    const content = contentOf(await getProcedure(ctx(), CODE, TODAY))
    const file = (more: object) => exportProcedure({ ...content, ...more } as ProcedureContent)
    const refused = (text: string, fields: object) => expect(importProcedure(ctx(), at, text)).rejects.toMatchObject(fields)
    await refused(file({ colour: 'đỏ' }), { fields: { json: expect.stringContaining('colour') } })
    await refused(file({ steps: content.steps.map((step) => ({ ...step, owner: 'x' })) }), {
      fields: { json: expect.stringContaining('steps.0.owner') },
    })
    await refused(file({ validFrom: '2026-11-24' }), { fields: { json: expect.stringContaining('validFrom') } })
    await refused(file({ code: '1.001193' }), { fields: { code: expect.stringContaining('1.001193') } })
    await refused(file({ supplementClock: 'never' }), { fields: { supplementClock: expect.any(String) } })
    await refused('{"code"', { fields: { json: expect.any(String) } })
    await refused(file({ notes: ['x'.repeat(600_000)] }), { code: 'too_large' })
    expect(await importProcedure(ctx(), at, file({ components: [...content.components, content.components[0]] }))).toContainEqual(
      expect.objectContaining({ path: ['components', content.components.length, 'code'], level: 'error' }),
    )
  })
})

describe('who may change procedures', () => {
  const ACTORS: Record<string, Actor> = {
    nobody: { kind: 'nobody' },
    citizen: citizen(),
    ...Object.fromEntries(OFFICER_ROLES.map((role) => [role, officer(newId(), role)])),
    // The province is of administrators; whoever else carries one gains nothing.
    leaderOfProvince: { ...officer(newId(), 'leader'), provinceId: newId() },
    provincial,
    system: { kind: 'system', name: 'test' },
  }
  const OPERATIONS: Record<string, (actor: Actor) => Promise<unknown>> = {
    start: (actor) => startProcedureDraft(ctx(actor), CODE),
    look: (actor) => getDraft(ctx(actor), CODE),
    edit: (actor) => editProcedureDraft(ctx(actor), { code: CODE, version: 2 }, limit(2)),
    import: (actor) => importProcedure(ctx(actor), { code: CODE, version: 2 }, exportProcedure(content)),
    publish: (actor) => publishProcedure(ctx(actor), { code: CODE, version: 2, validFrom: '2026-11-24', basis: 'Quyết định 1' }),
    withdraw: (actor) => withdrawPublication(ctx(actor), { code: CODE, id, reason: 'Rút lại' }),
    discard: (actor) => discardProcedureDraft(ctx(actor), CODE),
  }
  let id: string
  let content: ProcedureContent

  it.each(Object.keys(OPERATIONS))('%s: administrators of a province and the system alone', async (name) => {
    for (const [who, actor] of Object.entries(ACTORS)) {
      await tables(world.ctx()).deleteFrom('procedure_version').where('published_at', 'is not', null).execute()
      forgetRegister(world.ctx())
      await discardProcedureDraft(world.ctx(), CODE)
      id = await publish(9, 8)
      await draftWith(limit(7))
      content = contentOf(await getProcedure(ctx(), CODE, TODAY))
      const answer = await OPERATIONS[name]!(actor).then(
        () => 'ok',
        (error) => error.code,
      )
      const wanted = who === 'provincial' || who === 'system' ? 'ok' : who === 'nobody' ? 'unauthenticated' : 'forbidden'
      expect(`${who} ${answer}`).toBe(`${who} ${wanted}`)
    }
  })
})
