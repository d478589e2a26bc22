import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { registerPerson } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Actor, Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { citizen, demoWorld, officer, testApp, testDatabase } from '#testing'
import { deliver } from './deliver.ts'
import { listMessagesOf } from './list-messages-of.ts'
import { listNotices } from './list-notices.ts'
import { listTemplates } from './list-templates.ts'
import { notify } from './notify.ts'
import { MessagesPart } from './pages/messages-part.tsx'
import { preferencesOf } from './preferences-of.ts'
import { publishTemplate } from './publish-template.ts'
import { addSubscription, removeSubscription, subscriptionsOf } from './push-subscriptions.ts'
import { quietHoursOn } from './quiet-hours.ts'
import { sendMessage } from './send-message.ts'
import { setPreferences } from './set-preferences.ts'
import { setQuietHours } from './set-quiet-hours.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const TODAY = '2026-11-24'
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: NOW })
const app = testApp({ ...world, modules: world.modules }, () => NOW)
const HERE = demoAgencyId('xa-quynh-phu')
const administrator = officer(HERE, 'administrator')
const lan = citizen(
  (await registerPerson(world.ctx(), { fullName: 'Nguyễn Thị Lan', username: 'lan.thu', phone: '0912345678' })).personId,
)
const binh = citizen((await registerPerson(world.ctx(), { fullName: 'Trần Bình', username: 'binh.thu' })).personId)

async function tell(personId: string, subjectId = newId(), procedure = 'Đăng ký khai sinh', now = NOW): Promise<string> {
  await inTransaction(world.ctx(undefined, now), async (ctx) =>
    notify(ctx, {
      agencyId: HERE,
      personId,
      template: 'dossier.submitted',
      data: { procedure },
      subject: { kind: 'dossier', id: subjectId, code: 'H34.1-261124-0009', href: '/ho-so/H34.1-261124-0009' },
    }),
  )
  return subjectId
}

const answer = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
    return 'ok'
  } catch (error) {
    return String((error as { code?: string }).code)
  }
}

describe('who may what', () => {
  const ACTORS: Record<string, Actor> = {
    nobody: { kind: 'nobody' },
    citizen: lan,
    one_stop: officer(HERE, 'one_stop'),
    specialist: officer(HERE, 'specialist'),
    leader: officer(HERE, 'leader'),
    clerk: officer(HERE, 'clerk'),
    administrator,
  }
  const draft = {
    code: 'dossier.late' as const,
    form: 'short' as const,
    locale: 'vi' as const,
    subject: 'Hồ sơ {{code}} có thể trễ',
    body: 'Xin chờ. {{agency}}',
    validFrom: TODAY,
  }
  const subscription = JSON.stringify({
    endpoint: 'https://fcm.googleapis.com/fcm/send/quyen',
    keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
  })
  const OPERATIONS: Record<string, [work: (ctx: Ctx) => Promise<unknown>, answers: string]> = {
    listNotices: [(ctx) => listNotices(ctx, {}), 'unauthenticated ok ok ok ok ok ok'],
    listMessagesOf: [(ctx) => listMessagesOf(ctx, { agencyId: HERE, subjectId: newId() }), 'unauthenticated ok ok ok ok ok ok'],
    setPreferences: [(ctx) => setPreferences(ctx, { channels: ['sms'], locale: 'vi' }), 'unauthenticated ok ok ok ok ok ok'],
    addSubscription: [(ctx) => addSubscription(ctx, { subscription, device: 'x' }), 'unauthenticated ok ok ok ok ok ok'],
    removeSubscription: [(ctx) => removeSubscription(ctx, newId()), 'unauthenticated ok ok ok ok ok ok'],
    listTemplates: [(ctx) => listTemplates(ctx), 'unauthenticated forbidden forbidden forbidden forbidden forbidden ok'],
    setQuietHours: [
      (ctx) => setQuietHours(ctx, { starts: '21:00', ends: '07:00', validFrom: '2028-01-01' }),
      'unauthenticated forbidden forbidden forbidden forbidden forbidden ok',
    ],
    publishTemplate: [
      (ctx) => publishTemplate(ctx, draft),
      'unauthenticated forbidden forbidden forbidden forbidden forbidden ok',
    ],
  }
  it.each(Object.entries(OPERATIONS))('%s', async (_, [work, answers]) => {
    const actual: string[] = []
    for (const actor of Object.values(ACTORS)) actual.push(await answer(() => work(world.ctx(actor))))
    expect(actual.join(' ')).toBe(answers)
  })

  it('shows a subject’s messages to the agency’s officers and its successors’, to a person their own, to others none', async () => {
    const subjectId = await tell(lan.personId)
    await tell(binh.personId, subjectId)
    const seen = async (actor: Actor) =>
      (await listMessagesOf(world.ctx(actor), { agencyId: HERE, subjectId })).map((one) => one.personName).sort()
    expect(await seen(officer(HERE, 'clerk'))).toEqual(['Nguyễn Thị Lan', 'Trần Bình'])
    expect(await seen({ ...officer(newId(), 'clerk'), visibleAgencyIds: [HERE] })).toHaveLength(2)
    expect(await seen(officer(newId(), 'leader', 'administrator'))).toEqual([])
    expect(await seen(lan)).toEqual(['Nguyễn Thị Lan'])
    expect(await seen(citizen())).toEqual([])
  })
})

describe('/thong-bao', () => {
  it('shows a person every message of theirs once, the newest first, whatever became of mail and telephone', async () => {
    const reader = citizen()
    for (let n = 0; n < 45; n++)
      await tell(reader.personId, undefined, `việc ${n}`, new Date(NOW.getTime() + Math.floor(n / 9) * 1000))
    const titles: string[] = []
    let after: string | undefined
    do {
      const page = await listNotices(world.ctx(reader), { after, limit: 7 })
      titles.push(...page.items.map((one) => /việc \d+/.exec(one.body)![0]))
      after = page.next ?? undefined
    } while (after)
    expect(titles).toHaveLength(45)
    expect(new Set(titles).size).toBe(45)
    expect(titles[0]).toBe('việc 44')
    expect((await listNotices(world.ctx(citizen()), {})).items).toEqual([])
  })

  it('reads in the language of the page, escapes what was filled in, and survives any cursor', async () => {
    const reader = citizen(newId(), 'Lê Thị Đọc')
    await tell(reader.personId, undefined, '<b>Khai sinh</b>')
    const html = await (await app.get('/thong-bao', reader)).text()
    expect(html).toContain('Đã nhận hồ sơ H34.1-261124-0009 qua mạng')
    expect(html).toContain('Kính gửi ông/bà Lê Thị Đọc,')
    expect(html).toContain('&lt;b>Khai sinh')
    expect(await (await app.get('/thong-bao?lang=en', reader)).text()).toContain('We have your dossier H34.1-261124-0009')
    for (const cursor of [
      '%00',
      'W10',
      Buffer.from('["x","y"]').toString('base64url'),
      Buffer.from(`["-271821-04-20T00:00:00.000Z","${newId()}"]`).toString('base64url'),
    ])
      expect((await app.get(`/thong-bao?after=${cursor}`, reader)).status, cursor).toBe(200)
    expect((await app.get('/thong-bao')).headers.get('location')).toContain('/dang-nhap?ve=')
  })
})

describe('/tai-khoan/thong-bao', () => {
  it('keeps what a citizen chooses, and says what is not connected and how long a message waits at night', async () => {
    const before = await (await app.get('/tai-khoan/thong-bao', lan)).text()
    expect(before).toContain('Gửi tới 0912345678. Hệ thống này chưa nối kênh: tin chỉ được ghi lại, chưa thật sự gửi đi.')
    expect(before).toContain('Bạn chưa khai thư điện tử')
    expect(before).toContain('từ 21:00 đến 07:00')
    const sent = await app.post('/tai-khoan/thong-bao', { channels: ['zalo', 'email'], locale: 'en' }, lan)
    expect(sent.headers.get('location')).toBe('/tai-khoan/thong-bao')
    expect(await preferencesOf(world.ctx(), lan.personId)).toEqual({ channels: ['email', 'zalo'], locale: 'en' })
    await app.post('/tai-khoan/thong-bao', { locale: 'vi' }, lan)
    expect((await preferencesOf(world.ctx(), lan.personId)).channels).toEqual([])
    expect((await app.post('/tai-khoan/thong-bao', { channels: 'fax', locale: 'vi' }, lan)).status).toBe(422)
    const { rows } = await database.pool.query('select action from audit.access where person_id = $1', [lan.personId])
    expect(rows.filter((row) => row.action === 'notifications.preferences-set').length).toBeGreaterThanOrEqual(2)
  })

  it('is reached from the account page, which says how one is told now', async () => {
    await setPreferences(world.ctx(binh), { channels: ['email', 'zalo'], locale: 'vi' })
    const html = await (await app.get('/tai-khoan', binh)).text()
    expect(html).toContain('Đang nhận qua: Thư điện tử, Zalo.')
    expect(html).toContain('href="/tai-khoan/thong-bao"')
  })

  it('takes a device, shows it to its person alone, and lets it go; a made-up push service is refused', async () => {
    const p256dh = 'B'.repeat(87)
    const subscription = (endpoint: string) => JSON.stringify({ endpoint, keys: { p256dh, auth: 'a'.repeat(22) } })
    const path = '/tai-khoan/thong-bao/thiet-bi'
    expect((await app.post(path, { subscription: subscription('https://fcm.googleapis.com/fcm/send/1') }, binh)).status).toBe(303)
    await app.post(path, { subscription: subscription('https://fcm.googleapis.com/fcm/send/1') }, binh)
    const [device, ...others] = await subscriptionsOf(world.ctx(), binh.personId)
    expect(others).toEqual([])
    for (const wrong of [
      subscription('http://127.0.0.1:5432/'),
      '{',
      'null',
      '',
      '{"endpoint":"https://fcm.googleapis.com/x"}',
    ]) {
      const refused = await app.post(path, { subscription: wrong }, binh)
      expect(refused.status, wrong).toBe(422)
    }
    await app.post(`${path}/tat`, { id: device!.id }, lan)
    expect(await subscriptionsOf(world.ctx(), binh.personId)).toHaveLength(1)
    await app.post(`${path}/tat`, { id: device!.id }, binh)
    expect(await subscriptionsOf(world.ctx(), binh.personId)).toEqual([])
  })

  it('serves the service worker as a plain script', async () => {
    const worker = await app.get('/thong-bao-day.js')
    expect(worker.headers.get('content-type')).toContain('text/javascript')
    expect(await worker.text()).not.toMatch(/^\s*(export|import)\b/m)
  })
})

describe('/quan-tri/mau-thong-bao', () => {
  const path = '/quan-tri/mau-thong-bao/dossier.returned'
  const words = { form: 'full', locale: 'vi', subject: 'Đã trả hồ sơ {{code}}', body: 'Chào {{name}}: {{procedure}}. {{agency}}' }

  it('shows a draft as it would be read, and changes nothing by it', async () => {
    const html = await (await app.post(path, { ...words, validFrom: '25/11/2026', act: 'preview' }, administrator)).text()
    expect(html).toContain('Chào Nguyễn Thị Lan: Đăng ký khai sinh. UBND xã')
    const { rows } = await database.pool.query(`select 1 from notifications.agency_template where code = 'dossier.returned'`)
    expect(rows).toEqual([])
  })

  it('publishes from a date on, with a trace; messages from before keep their words', async () => {
    const reader = citizen()
    const send = (at: Date) =>
      inTransaction(world.ctx(undefined, at), async (ctx) =>
        notify(ctx, {
          agencyId: HERE,
          personId: reader.personId,
          template: 'dossier.returned',
          data: { procedure: 'x' },
          subject: { kind: 'dossier', id: newId(), code: 'H1', href: '/ho-so/H1' },
        }),
      )
    await send(NOW)
    const published = await app.post(path, { ...words, validFrom: '25/11/2026', act: 'publish' }, administrator)
    expect(published.status).toBe(303)
    await send(NOW)
    await send(new Date('2026-11-25T02:00:00Z'))
    const titles = (await listNotices(world.ctx(reader), {})).items.map((one) => one.title)
    expect(titles).toEqual(['Đã trả hồ sơ H1', 'Đã trả kết quả hồ sơ H1', 'Đã trả kết quả hồ sơ H1'])
    const { rows } = await database.pool.query(
      `select agency_id, subject_code from audit.entry where action = 'notifications.template-published' and subject_code = 'dossier.returned'`,
    )
    expect(rows).toEqual([{ agency_id: HERE, subject_code: 'dossier.returned' }])
    const html = await (await app.get(path, administrator)).text()
    expect(html).toContain('Sắp dùng')
  })

  it('refuses the past, no date, and places that do not exist, beside the field and with what was typed', async () => {
    const post = (extra: Record<string, string>) =>
      app.post(path, { ...words, validFrom: '25/11/2026', act: 'publish', ...extra }, administrator)
    for (const [extra, sentence] of [
      [{ validFrom: '23/11/2026' }, 'Không thể ban hành cho ngày đã qua'],
      [{ validFrom: '30/2/2027' }, 'Ngày này không đúng'],
      [{ validFrom: '1/1/2099' }, 'Ngày này quá xa'],
      [{ body: 'Hẹn {{dueAt}}' }, 'Không có chỗ điền này: {{dueAt}}'],
      [{ subject: 'Hồ sơ {{code' }, 'Không có chỗ điền này: {{code'],
      [{ body: '' }, 'f-body'],
    ] as const) {
      const refused = await post(extra)
      const html = await refused.text()
      expect(refused.status, sentence).toBe(422)
      expect(html).toContain(sentence)
    }
    expect((await app.get('/quan-tri/mau-thong-bao/khong-co', administrator)).status).toBe(404)
  })

  it('is an agency’s own: another agency’s messages keep the common words', async () => {
    const elsewhere = officer(demoAgencyId('xa-tho-xuan'), 'administrator')
    const versions = await listTemplates(world.ctx(elsewhere))
    expect(versions.some((version) => version.agencyId === HERE)).toBe(false)
  })
})

describe('/quan-tri/gio-yen-tinh', () => {
  const path = '/quan-tri/gio-yen-tinh'
  it('sets an agency’s own hours from a date on; other agencies keep the common ones', async () => {
    const saved = await app.post(path, { starts: '20:30', ends: '6:45', validFrom: '1/12/2026' }, administrator)
    expect(saved.headers.get('location')).toBe(path)
    const on = (date: string, agencyId?: string) => quietHoursOn(world.ctx(), date, agencyId)
    const common = { starts: '21:00', ends: '07:00' }
    expect(await on('2026-11-30', HERE)).toMatchObject(common)
    expect(await on('2026-12-01', HERE)).toMatchObject({ starts: '20:30', ends: '06:45' })
    expect(await on('2026-12-01', demoAgencyId('xa-tho-xuan'))).toMatchObject(common)
    expect(await on('2026-12-01')).toMatchObject(common)
    expect(await (await app.get(path, administrator)).text()).toContain('20:30 – 06:45')
  })

  it('refuses what is no time and a day that is over, beside the field', async () => {
    const given = { starts: '25:00', ends: 'sáng', validFrom: '23/11/2026' }
    const refused = await app.post(path, given, administrator)
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html.match(/Giờ này không đúng/g)!.length).toBeGreaterThanOrEqual(4)
    expect(html).toContain('Không thể đặt cho ngày đã qua')
    expect(html).toContain('value="sáng"')
  })
})

describe('MessagesPart', () => {
  it('says for each channel what became of a message, honestly', async () => {
    await setPreferences(world.ctx(lan), { channels: ['sms', 'email'], locale: 'vi' })
    const subjectId = await tell(lan.personId)
    const desk = world.ctx(officer(HERE, 'one_stop'))
    const list = () => listMessagesOf(desk, { agencyId: HERE, subjectId })
    const html = async () => renderToString(MessagesPart({ messages: await list(), locale: 'vi', desk: true }))
    expect(await html()).toContain('Có trong mục Thông báo của người nhận.')
    const key = { agencyId: HERE, messageId: (await list())[0]!.id }
    await deliver(world.ctx(), key)
    expect(await html()).toContain('Đang chờ gửi')
    await sendMessage(world.ctx(), { ...key, channel: 'sms' })
    await sendMessage(world.ctx(), { ...key, channel: 'email' })
    const done = await html()
    expect(done).toContain('Gửi Nguyễn Thị Lan')
    expect(done).toContain('Chỉ ghi lại, chưa gửi đi')
    expect(done).toContain('091…678 · chưa nối nhà cung cấp tin nhắn')
    expect(done).toContain('chưa khai địa chỉ')
    expect(done).not.toContain('Đã gửi<')
  })
})
