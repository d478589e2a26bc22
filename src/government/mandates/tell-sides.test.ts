import { expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId, registerPerson } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { inTransaction, newId } from '#platform/database'
import { typeset } from '#platform/pdf'
import { vietnamInstant } from '#platform/time'
import { citizen, demoWorld, officer, testApp, testDatabase } from '#testing'
import { answerMandate } from './answer-mandate.ts'
import { closeAssistance, validAssistance } from './file-with-assistance.ts'
import { grantMandate } from './grant-mandate.ts'
import { cancelAssistance } from './list-assistance.ts'
import { makeAssistanceCode } from './make-code.ts'
import { recordMandate } from './record-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'
import { tellWhenExpired } from './tell-when-expired.ts'
import { lookAtCode, useAssistance } from './use-code.ts'

const NOW = vietnamInstant('2026-11-23', '09:00')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'], { at: NOW })
const app = testApp(world, () => NOW)
const HERE = demoAgencyId('xa-quynh-phu')
const person = (n: number) => citizen(demoPersonId(demoCitizens[n]!.idNumber), demoCitizens[n]!.fullName)
const [owner, agent, helper] = [person(0), person(1), person(4)]
const party = (n: number) => ({ fullName: demoCitizens[n]!.fullName, idNumber: demoCitizens[n]!.idNumber })
const grant = (more: object = {}) => grantMandate(world.ctx(owner, NOW), { agent: party(1), purposes: ['file'], ...more })
const answer = (mandateId: string, said: 'accept' | 'decline') =>
  answerMandate(world.ctx(agent, NOW), { ownerId: owner.personId, mandateId }, { answer: said })

/** What the person has been told of this, oldest first. */
async function toldOf(id: string, personId: string): Promise<string[]> {
  const { rows } = await database.pool.query(
    'select template from notifications.message where subject_id = $1 and person_id = $2 order by created_at, id',
    [id, personId],
  )
  return rows.map((row) => row.template)
}

it('a mandate made, taken on and taken back is told to both sides as it concerns each', async () => {
  const id = await grant()
  await answer(id, 'accept')
  await revokeMandate(world.ctx(owner, NOW), id)
  expect(await toldOf(id, owner.personId)).toEqual(['mandate.made', 'mandate.accepted', 'mandate.revoked'])
  expect(await toldOf(id, agent.personId)).toEqual(['mandate.offered', 'mandate.revoked'])
  const [own, held] = [await (await app.get('/thong-bao', owner)).text(), await (await app.get('/thong-bao', agent)).text()]
  expect(own).toContain(`Ông/bà đã lập ủy quyền cho ${agent.name}`)
  expect(own).toContain('Nếu không phải ông/bà lập, xin thu hồi ngay')
  expect(held).toContain(`${owner.name} ủy quyền cho ông/bà`)
  expect(held).toContain('đến hết ngày 23/11/2027')
  expect(held).toContain('href="/uy-quyen"')
  expect(own + held).not.toMatch(/\{\{|undefined|Mở hồ sơ </)
})

it('a mandate declined or given up is told to its owner', async () => {
  const id = await grant()
  await answer(id, 'decline')
  expect(await toldOf(id, owner.personId)).toEqual(['mandate.made', 'mandate.declined'])
})

it('comes from the commune of whom it is told; without a known one from the province’s centre, never from nobody', async () => {
  const id = await grant()
  const { personId } = await registerPerson(world.ctx(), { fullName: 'Lê Không Địa Chỉ', idNumber: '001190123458' })
  const other = await grant({ agent: { fullName: 'Lê Không Địa Chỉ', idNumber: '001190123458' } })
  const { rows } = await database.pool.query(
    'select person_id, agency_id from notifications.message where subject_id = any($1)',
    [[id, other]],
  )
  const speaks = (who: string) => rows.filter((row) => row.person_id === who).map((row) => row.agency_id)
  expect(new Set(speaks(owner.personId))).toEqual(new Set([HERE]))
  expect(speaks(agent.personId)).toEqual([demoAgencyId('xa-tho-xuan')])
  expect(speaks(personId)).toEqual([demoAgencyId('trung-tam-hung-yen')])
})

it('a paper that a desk recorded is told to both sides by that desk', async () => {
  const desk = { ...officer(HERE, 'one_stop'), personId: demoPersonId('motcua.quynhphu') }
  const sample = `${import.meta.dirname}/../dossiers/demo/sample-paper.typ`
  const bytes = await typeset(sample, { text: 'Giấy ủy quyền' }, NOW)
  const { id } = await recordMandate(world.ctx(desk, NOW), {
    owner: party(5),
    agent: party(1),
    purposes: ['collect'],
    paper: { number: '12/CT', date: '2026-06-01', certifier: 'UBND xã Quỳnh Phụ' },
    uploadId: (await keepUpload(world.ctx(desk, NOW), { name: 'uy-quyen.pdf', bytes })).id,
  })
  for (const who of [person(5), agent]) expect(await toldOf(id, who.personId)).toEqual(['mandate.recorded'])
  const { rows } = await database.pool.query('select distinct agency_id from notifications.message where subject_id = $1', [id])
  expect(rows).toEqual([{ agency_id: HERE }])
})

it('that a mandate ran out is told once to both sides, after its last day; not where it never served or was taken back', async () => {
  const [served, never, taken] = [await grant({ validTo: '2026-11-25' }), await grant({ validTo: '2026-11-25' }), await grant()]
  await answer(served, 'accept')
  await answer(taken, 'accept')
  await revokeMandate(world.ctx(owner, NOW), taken)
  await tellWhenExpired(world.ctx(undefined, vietnamInstant('2026-11-25', '23:59')))
  expect(await toldOf(served, owner.personId)).not.toContain('mandate.expired')
  const after = world.ctx(undefined, vietnamInstant('2026-11-26', '00:20'))
  await Promise.all([tellWhenExpired(after), tellWhenExpired(after)])
  expect(await tellWhenExpired(after)).toBe(0)
  for (const who of [owner, agent]) {
    expect((await toldOf(served, who.personId)).filter((one) => one === 'mandate.expired')).toHaveLength(1)
    for (const id of [never, taken]) expect(await toldOf(id, who.personId)).not.toContain('mandate.expired')
  }
})

it('who entered the code is told to its owner at once, even at night; that the consent is gone, to the helper', async () => {
  const { id, code } = await makeAssistanceCode(world.ctx(owner, NOW), { procedureCode: '1.001193' })
  await useAssistance(world.ctx(helper, NOW), await lookAtCode(world.ctx(helper, NOW), code, '1.001193'), newId())
  expect(await toldOf(id, owner.personId)).toEqual(['assistance.used'])
  const { rows } = await database.pool.query('select urgent, data from notifications.message where subject_id = $1', [id])
  expect(rows).toMatchObject([{ urgent: true, data: { helper: helper.name, until: '09:00 30/11/2026' } }])
  await cancelAssistance(world.ctx(owner, NOW), id)
  await cancelAssistance(world.ctx(owner, NOW), id)
  expect(await toldOf(id, helper.personId)).toEqual(['assistance.cancelled'])
})

it('a code that nobody entered, or that did its work, tells no helper that it is gone', async () => {
  const unused = await makeAssistanceCode(world.ctx(owner, NOW), { procedureCode: '1.001193' })
  await cancelAssistance(world.ctx(owner, NOW), unused.id)
  const { id, code } = await makeAssistanceCode(world.ctx(owner, NOW), { procedureCode: '1.001193' })
  const draftId = newId()
  const as = world.ctx(helper, NOW)
  await useAssistance(as, await lookAtCode(as, code, '1.001193'), draftId)
  const key = { ownerId: owner.personId, helperId: helper.personId, draftId }
  const consent = await validAssistance(as, key)
  await inTransaction(as, (ctx) => closeAssistance(ctx, consent, 'H31.115-261123-0001'))
  await expect(cancelAssistance(world.ctx(owner, NOW), id)).rejects.toMatchObject({ code: 'conflict' })
  for (const one of [unused.id, id]) expect(await toldOf(one, helper.personId)).toEqual([])
})

it('a form sent empty hears everything that is wanting at once, each by its name', async () => {
  const wanting = async (path: string, as: Parameters<typeof app.post>[2]) => {
    const html = await (await app.post(path, {}, as)).text()
    const summary = /class="error-summary"[\s\S]*?<\/ul>/.exec(html)![0]
    return [...summary.matchAll(/<a[^>]*>([^<]+)</g)].map((match) => match[1]!)
  }
  const granted = await wanting('/uy-quyen/moi', owner)
  for (const part of ['Họ và tên', 'Số định danh', 'đồng ý']) expect(granted.join('|')).toContain(part)
  const recorded = await wanting('/uy-quyen/ghi-nhan', { ...officer(HERE, 'one_stop'), name: 'Cán bộ một cửa' })
  expect(recorded.length).toBeGreaterThan(5)
  expect(new Set(recorded).size).toBe(recorded.length)
  expect((await wanting('/uy-quyen/ma-ho-tro', owner)).join('|')).toContain('mã mới tạo được')
})
