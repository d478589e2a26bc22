import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listAccesses } from '#foundation/audit'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Actor } from '#platform/context'
import { newId } from '#platform/database'
import { typeset } from '#platform/pdf'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { citizen, demoWorld, officer, testDatabase } from '#testing'
import { answerMandate } from './answer-mandate.ts'
import { validAssistance } from './file-with-assistance.ts'
import { GrantMandate, grantMandate } from './grant-mandate.ts'
import { cancelAssistance } from './list-assistance.ts'
import { listMandates, usableMandates } from './list-mandates.ts'
import { makeAssistanceCode } from './make-code.ts'
import { addMonths, whyNot } from './mandate-state.ts'
import { RecordMandate, recordMandate } from './record-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'
import { lookAtCode, useAssistance } from './use-code.ts'
import { findMandate, validMandate } from './valid-mandate.ts'

const NOW = vietnamInstant('2026-11-23', '09:00')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: NOW })
const HERE = demoAgencyId('xa-quynh-phu')
const person = (n: number) => citizen(demoPersonId(demoCitizens[n]!.idNumber), demoCitizens[n]!.fullName)
const [mother, daughter, stranger] = [person(0), person(1), person(3)]
const party = (n: number) => ({ fullName: demoCitizens[n]!.fullName, idNumber: demoCitizens[n]!.idNumber })
const grant = (input: Partial<Parameters<typeof grantMandate>[1]> = {}) =>
  grantMandate(world.ctx(mother, NOW), { agent: party(1), purposes: ['file'], ...input })
/** Granted by the mother and taken on by the daughter. */
const granted = async (input: Partial<Parameters<typeof grantMandate>[1]> = {}) => {
  const id = await grant(input)
  await answerMandate(world.ctx(daughter, NOW), { ownerId: mother.personId, mandateId: id }, { answer: 'accept' })
  return id
}
const sides = { ownerId: mother.personId, agentId: daughter.personId }
const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n))

describe('the validity of a mandate in time', () => {
  const terms = fc.record({
    valid_from: day,
    length: fc.integer({ min: 0, max: 700 }),
    revoked: fc.option(day),
    accepted: fc.option(day),
    procedure_code: fc.option(fc.constantFrom('1.001193', '1.004873')),
    for_filing: fc.boolean(),
    for_collecting: fc.boolean(),
  })
  it('holds from its first day to the end of its last one, until revoked, for what it names and nothing else', () => {
    fc.assert(
      fc.property(
        terms,
        day,
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        fc.constantFrom('file' as const, 'collect' as const),
        fc.constantFrom('1.001193', '1.004873'),
        ({ length, revoked, accepted, ...rest }, on, minute, purpose, procedureCode) => {
          const at = new Date(vietnamInstant(on).getTime() + minute * 60_000)
          const mandate = {
            ...rest,
            valid_to: addDays(rest.valid_from, length),
            revoked_at: revoked ? vietnamInstant(revoked, '12:00') : null,
            accepted_at: accepted ? vietnamInstant(accepted, '08:00') : null,
          }
          const serves =
            at >= vietnamInstant(mandate.valid_from) &&
            at < vietnamInstant(addDays(mandate.valid_to, 1)) &&
            mandate.accepted_at !== null &&
            at >= mandate.accepted_at &&
            !(mandate.revoked_at && at >= mandate.revoked_at) &&
            (purpose === 'file' ? mandate.for_filing : mandate.for_collecting) &&
            (mandate.procedure_code === null || mandate.procedure_code === procedureCode)
          expect(whyNot(mandate, { purpose, procedureCode, at }) === undefined).toBe(serves)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('never returns once it has ended', () => {
    fc.assert(
      fc.property(terms, day, day, ({ length, revoked, accepted, ...rest }, a, b) => {
        const mandate = {
          ...rest,
          valid_to: addDays(rest.valid_from, length),
          revoked_at: revoked ? vietnamInstant(revoked) : null,
          accepted_at: accepted ? vietnamInstant(accepted) : null,
        }
        const [first, later] = [a, b].sort().map((on) => whyNot(mandate, { purpose: 'file', at: vietnamInstant(on) }))
        if (first === 'expired' || first === 'revoked') expect(['expired', 'revoked']).toContain(later)
      }),
    )
  })

  it('lasts to the same day of the last month, or the last day of a shorter one (BLDS 2015 Đ148.3)', () => {
    expect(addMonths('2026-11-23', 12)).toBe('2027-11-23')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
    expect(addMonths('2026-01-15', 11)).toBe('2026-12-15')
  })
})

describe('granting', () => {
  it('lasts a year where nothing else is agreed (BLDS 2015 Đ563), and both sides find it', async () => {
    const id = await grant()
    const given = await listMandates(world.ctx(mother), 'given')
    const held = await listMandates(world.ctx(daughter), 'held')
    expect(given.items.find((row) => row.id === id)).toMatchObject({ valid_from: '2026-11-23', valid_to: '2027-11-23' })
    expect(held.items.map((row) => row.id)).toContain(id)
    expect((await listMandates(world.ctx(stranger), 'held')).items).toEqual([])
    const seen = await listAccesses(world.ctx(mother), { personId: mother.personId })
    expect(seen.items.some((entry) => entry.action === 'mandates.granted')).toBe(true)
  })

  it('refuses a number and a name of two people as it refuses an unknown number, a day passed and one too far', async () => {
    const mixed = await grant({ agent: { ...party(1), fullName: demoCitizens[3]!.fullName } }).catch((e) => e)
    const unknown = await grant({ agent: { fullName: 'Không Có Ai', idNumber: '001190999999' } }).catch((e) => e)
    expect(mixed.fields['agent.fullName']).toBe(unknown.fields['agent.fullName'])
    expect(mixed.fields['agent.fullName']).toContain('không khớp')
    await expect(grant({ agent: party(0) })).rejects.toMatchObject({ fields: { 'agent.idNumber': expect.any(String) } })
    await expect(grant({ validTo: '2026-11-22' })).rejects.toMatchObject({ fields: { validTo: expect.any(String) } })
    // The law sets no longest term.
    await expect(grant({ validTo: '2036-11-23' })).resolves.toEqual(expect.any(String))
    expect(GrantMandate.safeParse({ agent: party(1), purposes: [] }).success).toBe(false)
  })

  it('needs identity of level 2', async () => {
    const weak = world.ctx({ ...mother, assurance: 1 }, NOW)
    await expect(grantMandate(weak, { agent: party(1), purposes: ['file'] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a mandate that does not serve', () => {
  it('is refused with the rule: other procedure, other purpose, expired on, revoked on', async () => {
    const id = await granted({ procedureCode: '1.004873', validTo: '2026-12-01' })
    const ask = (more: object) =>
      validMandate(world.ctx(daughter), {
        ...sides,
        mandateId: id,
        purpose: 'file',
        procedureCode: '1.004873',
        at: NOW,
        ...more,
      })
    await expect(ask({})).resolves.toMatchObject({ id })
    await expect(ask({ procedureCode: '1.001193' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(ask({ purpose: 'collect' })).rejects.toThrow('không để nhận kết quả')
    await expect(ask({ at: vietnamInstant('2026-12-01', '23:59') })).resolves.toMatchObject({ id })
    await expect(ask({ at: vietnamInstant('2026-12-02') })).rejects.toThrow('hết hạn ngày 01/12/2026')
    await expect(ask({ agentId: stranger.personId })).rejects.toMatchObject({ code: 'not_found' })
    await revokeMandate(world.ctx(mother, vietnamInstant('2026-11-24', '10:30')), id)
    await expect(ask({ at: vietnamInstant('2026-11-24', '10:30') })).rejects.toThrow('chấm dứt lúc 10:30 24/11/2026')
    await expect(revokeMandate(world.ctx(mother), id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is another’s business to nobody: neither to see, nor to revoke', async () => {
    const id = await granted()
    await expect(revokeMandate(world.ctx(stranger), id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeMandate(world.ctx(daughter), id)).rejects.toMatchObject({ code: 'not_found' })
    const use = { ...sides, purpose: 'file' as const, at: NOW }
    await expect(findMandate(world.ctx(stranger), use)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await findMandate(world.ctx(officer(HERE, 'one_stop')), use)).toBeDefined()
    expect(
      (await usableMandates(world.ctx(daughter, NOW), { purpose: 'file', procedureCode: '1.001193' })).length,
    ).toBeGreaterThan(0)
  })
})

describe('the agent’s answer (BLDS 2015 Đ562, Đ569.2)', () => {
  const key = (id: string) => ({ ownerId: mother.personId, mandateId: id })
  const use = { ...sides, purpose: 'file' as const, procedureCode: '1.001193', at: NOW }

  it('makes the mandate serve; before it, and after it is given up, it does not', async () => {
    const id = await grant({ procedureCode: '1.001193' })
    await expect(validMandate(world.ctx(daughter), { ...use, mandateId: id })).rejects.toThrow('Điều 562')
    await answerMandate(world.ctx(daughter, NOW), key(id), { answer: 'accept' })
    await expect(validMandate(world.ctx(daughter), { ...use, mandateId: id })).resolves.toMatchObject({ id })
    await expect(answerMandate(world.ctx(daughter, NOW), key(id), { answer: 'accept' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await answerMandate(world.ctx(daughter, NOW), key(id), { answer: 'decline' })
    await expect(validMandate(world.ctx(daughter), { ...use, mandateId: id })).rejects.toThrow('Điều 569')
    const seen = await listAccesses(world.ctx(mother), { personId: mother.personId })
    expect(seen.items.map((entry) => entry.action)).toEqual(expect.arrayContaining(['mandates.accepted', 'mandates.declined']))
  })

  it('is the agent’s alone', async () => {
    const id = await grant()
    await expect(answerMandate(world.ctx(mother), key(id), { answer: 'accept' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answerMandate(world.ctx(stranger), key(id), { answer: 'accept' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a one-time code for a helper', () => {
  const make = (at = NOW) => makeAssistanceCode(world.ctx(mother, at), { procedureCode: '1.001193' })
  const [helper, guesser] = [stranger, person(4)]

  it('is consent to one filing of one procedure, once', async () => {
    const { code } = await make()
    await expect(lookAtCode(world.ctx(helper, NOW), code, '1.004873')).rejects.toMatchObject({ code: 'conflict' })
    const found = await lookAtCode(world.ctx(helper, NOW), code.replace(' ', '-'), '1.001193')
    const draftId = newId()
    await useAssistance(world.ctx(helper, NOW), found, draftId)
    await expect(lookAtCode(world.ctx(daughter, NOW), code, '1.001193')).rejects.toMatchObject({ code: 'invalid' })
    const at = { ownerId: mother.personId, helperId: helper.personId, draftId }
    await expect(validAssistance(world.ctx(helper, NOW), at)).resolves.toMatchObject({ owner_name: mother.name })
    await expect(validAssistance(world.ctx(daughter, NOW), { ...at, helperId: daughter.personId })).rejects.toMatchObject({
      code: 'not_found',
    })
    await cancelAssistance(world.ctx(mother, NOW), found.id)
    await expect(validAssistance(world.ctx(helper, NOW), at)).rejects.toThrow('thôi đồng ý')
  })

  it('serves a helper of identity level 2 alone, whatever the procedure asks of its applicant; others are told why and lose no guess', async () => {
    const { code } = await make()
    const weak = world.ctx({ ...helper, assurance: 1 }, NOW)
    for (let n = 0; n < 7; n++)
      await expect(lookAtCode(weak, code, '1.001193')).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('Người nộp giúp phải đăng nhập bằng tài khoản định danh mức 2'),
        remedy: '/can-dinh-danh?muc=2',
      })
    const found = await lookAtCode(world.ctx(helper, NOW), code, '1.001193')
    const draftId = newId()
    await expect(useAssistance(weak, found, draftId)).rejects.toMatchObject({ code: 'forbidden' })
    await useAssistance(world.ctx(helper, NOW), found, draftId)
    // Nor does one begun at level 2 end at level 1.
    const key = { ownerId: mother.personId, helperId: helper.personId, draftId }
    await expect(validAssistance(weak, key)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(lookAtCode(world.ctx(officer(HERE, 'one_stop'), NOW), code, '1.001193')).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('runs out, is never one’s own, and is not to be guessed', async () => {
    const { code } = await make()
    const later = new Date(NOW.getTime() + 31 * 60_000)
    await expect(lookAtCode(world.ctx(helper, later), code, '1.001193')).rejects.toMatchObject({ code: 'invalid' })
    await expect(lookAtCode(world.ctx(mother, NOW), code, '1.001193')).rejects.toMatchObject({
      fields: { assistanceCode: expect.stringContaining('chính bạn') },
    })
    for (let n = 0; n < 5; n++)
      await expect(lookAtCode(world.ctx(guesser, NOW), '0000000000', '1.001193')).rejects.toMatchObject({ code: 'invalid' })
    await expect(lookAtCode(world.ctx(guesser, NOW), code, '1.001193')).rejects.toMatchObject({ code: 'too_many' })
  })
})

describe('a mandate on paper', () => {
  const desk = { ...officer(HERE, 'one_stop'), personId: demoPersonId('motcua.quynhphu') }
  const scan = async (actor: Actor) => {
    const sample = `${import.meta.dirname}/../dossiers/demo/sample-paper.typ`
    const bytes = await typeset(sample, { text: 'Giấy ủy quyền' }, NOW)
    return (await keepUpload(world.ctx(actor, NOW), { name: 'uy-quyen.pdf', bytes })).id
  }
  const record = async (more: Partial<Parameters<typeof recordMandate>[1]>, actor: Actor = desk) =>
    recordMandate(world.ctx(actor, NOW), {
      owner: party(5),
      agent: party(6),
      purposes: ['collect'],
      paper: { number: '12/CT', date: '2026-06-01', certifier: 'UBND xã Quỳnh Phụ' },
      uploadId: await scan(actor),
      ...more,
    })

  it('counts from its own day, may be of people nobody knew, and is refused once it has run out', async () => {
    const { id, ownerId } = await record({ agent: { fullName: 'Người Chưa Có Tài Khoản', idNumber: '001190123457' } })
    const row = await validMandate(world.ctx(desk), {
      ...{ ownerId, mandateId: id, purpose: 'collect' as const, at: NOW },
      agentId: (await agentOf(ownerId)) ?? '',
    })
    expect(row).toMatchObject({ valid_to: '2027-06-01', agent_name: 'Người Chưa Có Tài Khoản', scan_name: 'uy-quyen.pdf' })
    const old = { number: '1', date: '2025-11-01', certifier: 'Phòng công chứng số 1' }
    await expect(record({ paper: old })).rejects.toMatchObject({ fields: { validTo: expect.stringContaining('02/11/2026') } })
    await expect(record({ paper: { ...old, date: '2026-11-24' } })).rejects.toMatchObject({ code: 'invalid' })
  })

  const agentOf = async (ownerId: string) =>
    (await database.db.selectFrom('mandates.mandate').select('agent_id').where('person_id', '=', ownerId).executeTakeFirst())
      ?.agent_id

  it('is not recorded by a party to it', async () => {
    const party6 = { ...desk, personId: person(6).personId }
    await expect(record({}, party6)).rejects.toMatchObject({ code: 'forbidden' })
    expect(RecordMandate.safeParse({}).success).toBe(false)
    expect(vietnamDate(NOW)).toBe('2026-11-23')
  })
})
