import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { newId } from '#platform/database'
import { vietnamInstant } from '#platform/time'
import { type DemoWorld, demoWorld, officer, type TestApp, testApp, testDatabase } from '#testing'
import { getProcedure } from '../get-procedure.ts'
import { readProcedures } from '../load-procedures.ts'
import { forgetRegister } from '../procedure-register.ts'
import { tables } from '../tables.ts'
import { editProcedureDraft } from './edit-procedure-draft.ts'
import { typedFrom } from './editor-controls.ts'
import { at, type Path, SECTIONS, scopeOf, sectionsOf } from './editor-sections.ts'
import { getDraft } from './get-draft.ts'
import { contentOf } from './procedure-content.ts'
import { startProcedureDraft } from './start-procedure-draft.ts'

const CODE = '1.004873'
const HOME = `/quan-tri/thu-tuc/${CODE}`
const AT = vietnamInstant('2026-11-23', '10:00')
const admin = { ...officer(newId(), 'administrator'), name: 'Vũ Anh Tú', provinceId: newId() }
const colleague = { ...admin, personId: newId(), name: 'Lê Thị Hoa' }
let world: DemoWorld
let app: TestApp
const ctx = () => world.ctx(admin, AT)
const draft = () => getDraft(ctx(), CODE)

beforeAll(async () => {
  world = await demoWorld(await testDatabase(), ['organizations', 'procedures'], { at: AT })
  app = testApp(world, () => AT)
}, 60_000)
beforeEach(async () => {
  await tables(world.ctx()).deleteFrom('procedure_draft').execute()
  await startProcedureDraft(ctx(), CODE)
})

/** The fields of a form as a browser would send them, from the page's HTML. */
function fieldsIn(html: string, action: string): Record<string, string[]> {
  const start = html.indexOf(`action="${action}"`)
  const form = html.slice(start, html.indexOf('</form>', start))
  const found: Record<string, string[]> = {}
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  const add = (name: string | undefined, value: string) => {
    if (name && name !== '_token') found[name] = [...(found[name] ?? []), plain(value)]
  }
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    const isBox = /type="(radio|checkbox)"/.test(tag)
    if (!isBox || / checked/.test(tag)) add(attribute('name'), attribute('value') ?? '')
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)) add(name, text!)
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    add(
      name,
      /<option[^>]*\bselected[^>]*value="([^"]*)"|<option[^>]*value="([^"]*)"[^>]*\bselected/
        .exec(options!)
        ?.slice(1)
        .find((one) => one !== undefined) ?? '',
    )
  return found
}

async function open(path: string): Promise<string> {
  const response = await app.get(`${HOME}${path}`, admin)
  expect(response.status, path).toBe(200)
  return response.text()
}

/** Opens a page, changes some boxes and sends it as it then is. */
async function send(path: string, change: Record<string, string | string[]>, as = admin) {
  const action = `${HOME}${path.split('?')[0]}`
  const fields = { ...fieldsIn(await open(path), action), ...change }
  const response = await app.post(action, fields, as)
  return { status: response.status, html: await response.text(), fields }
}

describe('a section saved as it was shown', () => {
  it.each(readProcedures().map((one) => one.code))('%s: changes nothing, in any section and any member', async (code) => {
    const content = contentOf(await getProcedure(ctx(), code, '2026-11-23').catch(() => getProcedure(ctx(), code, '2026-09-01')))
    await startProcedureDraft(ctx(), code)
    const home = `/quan-tri/thu-tuc/${code}`
    for (const section of sectionsOf(content)) {
      const list = section.list ? ((at(content, section.list.path) ?? []) as { fields?: unknown[] }[]) : []
      // The first, the last and what stands in groups: every kind of member without every page.
      const keys = [...new Set([0, list.length - 1])].filter((i) => i >= 0 && list[i])
      const inGroups = list.flatMap((one, i) => (one.fields?.length ? [`${i}-0`, `${i}-${one.fields.length - 1}`] : []))
      for (const muc of ['', ...keys.map(String), ...inGroups.slice(0, 4)]) {
        if (muc === '' && section.controls.length === 0) continue
        const path = `${home}/sua/${section.key}`
        const html = await (await app.get(`${path}${muc ? `?muc=${muc}` : ''}`, admin)).text()
        const response = await app.post(path, fieldsIn(html, path), admin)
        expect(response.status, `${section.key} ${muc}`).toBe(303)
      }
    }
    expect((await getDraft(ctx(), code)).content).toEqual(content)
  })

  it('has rows for conditions that come back as they were', () => {
    const content = readProcedures().find((one) => one.code === '1.001193')!
    const section = SECTIONS.find((one) => one.key === 'to-khai')!
    const path: Path = ['form', 'fields', 3, 'fields', 13]
    expect(scopeOf(content, path)).toEqual({ self: 'child.noBirthNoteReason' })
    expect(typedFrom(section.list!.controls, at(content, path) as never)['showWhen.row']).toHaveLength(2)
  })
})

describe('editing', () => {
  it('changes the time limit, and a wrong number keeps what was typed with the error at its field', async () => {
    const wrong = await send('/sua/thoi-han', { 'timeLimit.value': 'ba ngày', 'timeLimit.note': 'Ghi chú mới' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="ba ngày"')
    expect(wrong.html).toContain('Ghi chú mới')
    expect(wrong.html).toContain('href="#f-timeLimit-value"')
    expect((await send('/sua/thoi-han', { 'timeLimit.value': '1,5' })).status).toBe(303)
    expect((await draft()).content.timeLimit.value).toBe(1.5)
    expect((await send('/sua/chung', { name: ' ' })).status).toBe(422)
    expect((await send('/sua/chung', { 'reviewBy.day': '31', 'reviewBy.month': '2' })).status).toBe(422)
  })

  it('adds a field shown by a condition, moves it, and tells what still names it once it is gone', async () => {
    const { html } = await send('/sua/to-khai?muc=moi', {
      id: 'wantsNotice',
      label: 'Có nhận thông báo',
      type: 'yesno',
      required: 'true',
    })
    expect(html).toBe('')
    const before = (await draft()).content.form.fields.length
    const saved = await send('/sua/to-khai?muc=moi', {
      id: 'noticePhone',
      label: 'Số điện thoại nhận thông báo',
      type: 'phone',
      'showWhen.row.1': JSON.stringify({ field: 'wantsNotice', equals: true }),
    })
    expect(saved.status).toBe(303)
    expect((await draft()).content.form.fields.at(-1)).toEqual({
      id: 'noticePhone',
      label: 'Số điện thoại nhận thông báo',
      type: 'phone',
      required: true,
      showWhen: { field: 'wantsNotice', equals: true },
    })
    const twice = await send('/sua/to-khai?muc=moi', { id: 'noticePhone', label: 'Lần nữa' })
    expect(twice.status).toBe(422)
    expect(twice.html).toContain('href="#f-id"')
    const version = String((await draft()).version)
    const list = `${HOME}/sua/to-khai/danh-sach`
    expect((await app.post(list, { version, do: `up.${before}` }, admin)).status).toBe(303)
    expect((await draft()).content.form.fields.slice(-2).map((one) => one.id)).toEqual(['noticePhone', 'wantsNotice'])
    await app.post(list, { version: String((await draft()).version), do: `remove.${before}` }, admin)
    expect(await open('')).toContain('wantsNotice')
    const published = await send('', { 'validFrom.day': '24', 'validFrom.month': '11', 'validFrom.year': '2026' }).catch(
      () => undefined,
    )
    expect(published?.status).not.toBe(303)
  })

  it('numbers the steps anew when they move, and wants a leader’s step before publication', async () => {
    const list = `${HOME}/sua/trinh-tu/danh-sach`
    const steps = (await draft()).content.steps
    await app.post(list, { version: '1', do: 'down.0' }, admin)
    expect((await draft()).content.steps.map((step) => [step.order, step.name]).slice(0, 2)).toEqual([
      [1, steps[1]!.name],
      [2, steps[0]!.name],
    ])
    await editProcedureDraft(ctx(), { code: CODE, version: 2 }, (content) => ({
      ...content,
      steps: content.steps.filter((step) => step.role !== 'leader'),
    }))
    expect(await open('')).toContain('Trình tự cần một bước của lãnh đạo')
  })

  it('makes values of options that have only a label', async () => {
    await send('/sua/to-khai?muc=moi', { id: 'how', label: 'Cách', type: 'choice', options: 'post = Bưu điện\r\nĐến tận nơi' })
    expect((await draft()).content.form.fields.at(-1)!.options).toEqual([
      { value: 'post', label: 'Bưu điện' },
      { value: 'den-tan-noi', label: 'Đến tận nơi' },
    ])
  })

  it('of two, tells the second who and when, keeps what was typed, and saves it when asked again', async () => {
    const fields = fieldsIn(await open('/sua/thoi-han'), `${HOME}/sua/thoi-han`)
    await send('/sua/ket-qua', { 'result.name': 'Giấy mới' }, colleague)
    const late = await app.post(`${HOME}/sua/thoi-han`, { ...fields, 'timeLimit.value': '9' }, admin)
    const html = await late.text()
    expect(late.status).toBe(409)
    expect(html).toContain('Lê Thị Hoa sửa lúc 10:00 23/11/2026')
    expect(html).toContain('value="9"')
    const again = await app.post(`${HOME}/sua/thoi-han`, fieldsIn(html, `${HOME}/sua/thoi-han`), admin)
    expect(again.status).toBe(303)
    expect((await draft()).content).toMatchObject({ timeLimit: { value: 9 }, result: { name: 'Giấy mới' } })
  })
})

describe('a preview', () => {
  it('walks the whole form with its conditions and saves nothing', async () => {
    const action = `${HOME}/xem-thu/to-khai`
    const before = JSON.stringify(await draft())
    const html = await open('/xem-thu/to-khai')
    expect(html).toContain('Bản xem thử')
    const wrong = await app.post(action, fieldsIn(html, action), admin)
    expect(wrong.status).toBe(422)
    expect(JSON.stringify(await draft())).toBe(before)
    const page = await open('/xem-thu')
    expect(page).toContain('Bản xem thử')
    expect(page).not.toContain(`/nop-ho-so/${CODE}`)
  })
})

describe('files and differences', () => {
  it('come back as they went, by upload too', async () => {
    const file = await open('/xuat?ban=nhap')
    const { version } = await draft()
    const response = await app.post(`${HOME}/json`, { version: String(version), json: file }, admin)
    expect(response.status).toBe(303)
    expect((await draft()).content).toEqual(JSON.parse(file))
    const refused = await app.post(`${HOME}/json`, { version: '2', json: file.replace('"domain"', '"colour"') }, admin)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('colour')
    const list = await app.post(`${HOME}/json`, { version: '2', json: '[]' }, admin)
    expect(await list.text()).toContain('Tệp phải là một thủ tục')
  })

  it('are told in words, section by section', async () => {
    await send('/sua/thoi-han', { 'timeLimit.value': '2' })
    await send('/sua/to-khai?muc=0', { label: 'Nhãn mới' })
    const { base } = await draft()
    const html = await open(`/so-sanh?tu=${base.id}&den=nhap`)
    expect(html).toContain('Thời hạn')
    expect(html).toMatch(/>3<[\s\S]*>2</)
    expect(html).toContain('Nhãn mới')
  })
})

it('publishes from tomorrow by the form, refuses today at the field, and takes back with a reason', async () => {
  await send('/sua/thoi-han', { 'timeLimit.value': '2' })
  const version = String((await draft()).version)
  const day = (n: string) => ({
    version,
    basis: 'Quyết định 1/QĐ-UBND',
    'validFrom.day': n,
    'validFrom.month': '11',
    'validFrom.year': '2026',
  })
  const refused = await app.post(`${HOME}/cong-bo`, day('23'), admin)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('hồ sơ giữ nguyên phiên bản có hiệu lực khi nộp')
  expect((await app.post(`${HOME}/cong-bo`, day('24'), admin)).status).toBe(303)
  const { id } = await getProcedure(ctx(), CODE, '2026-11-24')
  expect((await app.post(`${HOME}/rut/${id}`, { 'reason.2026-11-24': '' }, admin)).status).toBe(422)
  expect((await app.post(`${HOME}/rut/${id}`, { 'reason.2026-11-24': 'Nhầm ngày' }, admin)).status).toBe(303)
  forgetRegister(ctx())
  expect((await getProcedure(ctx(), CODE, '2026-11-24')).timeLimit.value).toBe(3)
})

it('is closed to administrators of communes, who are told why', async () => {
  const commune = officer(demoAgencyId('xa-quynh-phu'), 'administrator')
  // The list says so before anything is tried.
  expect(await (await app.get('/quan-tri/thu-tuc', commune)).text()).toContain('quản trị viên của cơ quan cấp tỉnh')
  for (const path of ['', '/sua/chung', '/xem-thu', '/json', '/xuat?ban=nhap', '/so-sanh', '/xem-thu/to-khai']) {
    const response = await app.get(`${HOME}${path}`, commune)
    expect(response.status, path).toBe(403)
    expect(await response.text()).toContain('chỉ người quản trị của cơ quan cấp tỉnh')
  }
  for (const path of [
    '/ban-nhap',
    '/bo',
    '/cong-bo',
    '/json',
    '/sua/chung',
    '/sua/phi/danh-sach',
    `/rut/${newId()}`,
    '/xem-thu/to-khai',
  ])
    expect((await app.post(`${HOME}${path}`, { version: '1' }, commune)).status, path).toBe(403)
})

describe('the API', () => {
  const call = (method: string, path: string, body?: object, as: typeof admin | undefined = admin) =>
    app.call(
      `/api/procedures/${CODE}${path}`,
      { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) },
      as,
    )

  it('takes a version out, puts it into the draft, publishes and withdraws it by the same rules as the pages', async () => {
    const { items } = (await (await call('GET', '/versions', undefined, undefined)).json()) as { items: { id: string }[] }
    const content = (await (await call('GET', `/versions/${items[0]!.id}`)).json()) as { name: string }
    const changed = { ...content, name: 'Xác nhận tình trạng hôn nhân' }
    expect((await call('PUT', '/draft', { version: 7, content: changed })).status).toBe(409)
    const put = await call('PUT', '/draft', { version: 0, content: changed })
    expect(await put.json()).toEqual({ version: 2, problems: [] })
    expect(await (await call('GET', '/draft')).json()).toMatchObject({ version: 2, content: changed })
    const publication = { version: 2, validFrom: '2026-11-23', basis: 'Quyết định 1/QĐ-UBND' }
    expect((await call('POST', '/publication', publication)).status).toBe(422)
    const published = await call('POST', '/publication', { ...publication, validFrom: '2026-11-24' })
    expect(published.status).toBe(201)
    const { id } = (await published.json()) as { id: string }
    expect((await call('POST', `/versions/${id}/withdrawal`, { reason: 'Nhầm ngày' })).status).toBe(200)
    expect((await getProcedure(ctx(), CODE, '2026-11-24')).name).not.toBe(changed.name)
  })

  it('is closed to administrators of communes', async () => {
    const commune = { ...officer(newId(), 'administrator'), provinceId: undefined } as never
    const version = (await draft()).base.id
    const content = { code: CODE }
    expect((await call('GET', '/draft', undefined, commune)).status).toBe(403)
    expect((await call('GET', `/versions/${version}`, undefined, commune)).status).toBe(403)
    expect((await call('PUT', '/draft', { version: 0, content }, commune)).status).toBe(403)
    expect((await call('POST', '/publication', { version: 1, validFrom: '2026-11-24', basis: 'Lý do' }, commune)).status).toBe(
      403,
    )
    expect((await call('POST', `/versions/${version}/withdrawal`, { reason: 'Lý do' }, commune)).status).toBe(403)
  })
})
