import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/database'
import { citizen, officer, testApp, testDatabase, testProgram } from '#testing'
import { appointOfficer } from './appoint-officer.ts'
import { createAgency, getAgency, listOfficers, listPostsOf } from './index.ts'
import { listStructure } from './list-structure.ts'
import { organizations } from './module.ts'

const database = await testDatabase()
const NOON = new Date('2026-11-23T05:00:00Z')
const program = testProgram(database, [organizations], { now: () => NOON })
const app = testApp(program, () => NOON)
const system = program.ctx()
let above = ''
let mine = ''
let other = ''
let address = ''

beforeAll(async () => {
  const make = async (name: string, code: string, parentId: string | null) =>
    (await createAgency(system, { kind: 'ubnd_xa', name, code, parentId, validFrom: '2025-07-01', structure: 'commune' })).id
  above = await make('UBND tỉnh Trên', 'H31', null)
  mine = await make('UBND xã Mình', 'H31.1', above)
  other = await make('UBND xã Khác', 'H31.2', above)
  address = `/quan-tri/co-quan/${mine}`
})

const me = () => officer(mine, 'administrator')
const date = (name: string, day: string, month: string, year: string) => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
})

describe('the administration of an agency, by forms alone', () => {
  it('appoints an officer and ends the appointment', async () => {
    const personId = newId()
    const position = (await (await app.get(`${address}/bo-nhiem`, me())).text()).match(/<option value="([^"]+)">Văn thư/)![1]!
    const fields = { personName: 'Lê Thị Nhàn', personId, positionId: position, ...date('from', '1', '9', '2026') }
    const answer = await app.post(`${address}/bo-nhiem`, fields, me())
    expect([answer.status, answer.headers.get('location')]).toEqual([303, address])
    expect((await listPostsOf(system, personId, '2026-09-01'))[0]?.roles).toEqual(['clerk'])
    expect(await (await app.get(address, me())).text()).toContain('Lê Thị Nhàn')

    const [holding] = (await listOfficers(system, mine)).filter((o) => o.personId === personId)
    const link = `${address}/thoi-giu?holdingId=${holding!.holdingId}`
    expect(await (await app.get(link, me())).text()).toMatch(new RegExp(`<option value="${holding!.holdingId}" selected`))
    await app.post(`${address}/thoi-giu`, { holdingId: holding!.holdingId, ...date('lastDay', '30', '11', '2026') }, me())
    expect(await listPostsOf(system, personId, '2026-12-01')).toEqual([])
  })

  it('adds departments and positions, changes code and name', async () => {
    await app.post(`${address}/them-phong`, { name: 'Ban Chỉ huy quân sự' }, me())
    await app.post(`${address}/them-vi-tri`, { title: 'Công chức quân sự', roles: ['specialist', 'clerk'] }, me())
    await app.post(
      `${address}/doi-ma`,
      { code: '000.09.01.h31', ...date('from', '01', '01', '2026'), basis: 'QĐ 12/QĐ-UBND' },
      me(),
    )
    await app.post(`${address}/doi-ten`, { name: 'UBND phường Mình', ...date('from', '1', '1', '2026') }, me())
    const html = await (await app.get(address, me())).text()
    for (const words of ['Ban Chỉ huy quân sự', 'Công chức quân sự', 'H31.01.09', 'QĐ 12/QĐ-UBND', 'Đã đóng', 'UBND phường Mình'])
      expect(html).toContain(words)
  })

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const answer = await app.post(`${address}/doi-ma`, { code: 'QP 1', ...date('from', '31', '2', '2026'), basis: 'QĐ 99' }, me())
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['value="QP 1"', 'value="QĐ 99"', 'value="31"', 'href="#f-from"']) expect(html).toContain(words)
    const wrongCode = await app.post(`${address}/doi-ma`, { code: 'QP 1', ...date('from', '1', '3', '2026') }, me())
    expect(await wrongCode.text()).toContain('H56.12.27')
    const empty = await app.post(`${address}/bo-nhiem`, {}, me())
    expect([empty.status, (await empty.text()).match(/class="error"/g)?.length]).toEqual([422, 4])
    const unknown = await app.post(`${address}/giai-the`, { successorIds: 'H99.9', ...date('lastDay', '1', '3', '2026') }, me())
    expect(await unknown.text()).toContain('Không có cơ quan nào mang mã H99.9')
  })

  it('says how to reach the agency, and who answers for the site stands at the foot of every page (TT 32/2017/TT-BTTTT Đ16)', async () => {
    const fields = {
      responsible: 'Bà Hoàng Thị Sen, Chủ tịch',
      address: 'Thôn Đông, xã Mình',
      phone: '0227 386 1234',
      email: 'hoi@minh.example',
      answersForSite: 'true',
    }
    const wrong = await app.post(`${address}/lien-he`, { ...fields, phone: 'gọi tôi' }, me())
    expect([wrong.status, (await wrong.text()).includes('value="gọi tôi"')]).toEqual([422, true])
    // From 2027 on the province has an administrator of its own: then the site is no longer for a commune to take.
    const posts = (await listStructure(system, above)).positions
    const positionId = posts.find((one) => one.roles.includes('administrator'))!.id
    await appointOfficer(system, {
      agencyId: above,
      positionId,
      personId: newId(),
      personName: 'Vũ Đức Trên',
      from: '2027-01-01',
    })
    const later = testApp(program, () => new Date('2027-02-01T05:00:00Z'))
    const refused = await later.post(`${address}/lien-he`, fields, me())
    expect([refused.status, (await refused.text()).includes('Cơ quan cấp trên có quản trị viên')]).toEqual([422, true])
    expect((await app.post(`${address}/lien-he`, fields, me())).status).toBe(303)
    expect(await (await app.get(`${address}/lien-he`, me())).text()).toContain('value="Thôn Đông, xã Mình"')
    const html = await (await testApp(program, () => NOON).get('/quan-tri/co-quan', me())).text()
    const foot = html.slice(html.indexOf('<footer'))
    for (const said of ['UBND phường Mình', fields.responsible, fields.address, 'tel:02273861234', `mailto:${fields.email}`])
      expect(foot).toContain(said)
    // The name at the foot passes on only from the agency that has it.
    const stranger = officer(other, 'administrator')
    expect((await app.post(`/quan-tri/co-quan/${other}/lien-he`, fields, stranger)).status).toBe(403)
    const own = { ...fields, answersForSite: 'false' }
    expect((await app.post(`/quan-tri/co-quan/${other}/lien-he`, own, stranger)).status).toBe(303)
    expect((await app.post(`${address}/lien-he`, own, stranger)).status).toBe(403)
  })

  it('lets the administrator above set up and merge agencies', async () => {
    const boss = officer(above, 'administrator')
    const made = await app.post(
      '/quan-tri/co-quan/moi',
      { name: 'UBND xã Mới Lập', kind: 'ubnd_xa', code: 'H31.3', structure: 'commune', ...date('validFrom', '1', '1', '2026') },
      boss,
    )
    const id = made.headers.get('location')!.split('/').at(-1)!
    await app.post(`/quan-tri/co-quan/${id}/giai-the`, { successorIds: 'H31.2', ...date('lastDay', '1', '11', '2026') }, boss)
    expect((await getAgency(system, id)).successors).toEqual([{ agencyId: other, effectiveOn: '2026-11-02' }])
    expect(await (await app.get(`/quan-tri/co-quan/${other}`, boss)).text()).toContain('UBND xã Mới Lập')
  })

  it('is closed to everybody else', async () => {
    const paths = ['', '/doi-ma', '/doi-ten', '/giai-the', '/them-phong', '/them-vi-tri', '/bo-nhiem', '/thoi-giu']
    for (const path of paths) {
      for (const who of [citizen(), officer(mine, 'leader', 'one_stop', 'specialist', 'clerk')])
        expect((await app.get(`${address}${path}`, who)).status, path).toBe(403)
      expect((await app.get(`${address}${path}`)).headers.get('location'), path).toContain('/dang-nhap')
      if (path) {
        expect((await app.get(`${address}${path}`, officer(other, 'administrator'))).status, path).toBe(403)
        expect((await app.post(`${address}${path}`, { name: 'Phòng Lạ' }, officer(mine, 'leader'))).status, path).not.toBe(303)
      }
    }
    const foreign = await (await app.get(address, officer(other, 'administrator'))).text()
    expect(foreign).not.toContain('/bo-nhiem')
  })

  it('answers unknown agencies with 404', async () => {
    for (const id of [newId(), 'abc', '%00']) expect((await app.get(`/quan-tri/co-quan/${id}`, me())).status, id).toBe(404)
  })
})
