import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerPerson } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { inTransaction, newId } from '#platform/database'
import { startWorker } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { citizen, demoWorld, officer, testDatabase } from '#testing'
import type { ChannelName } from './channels/channel.ts'
import { deliver } from './deliver.ts'
import { listMessagesOf } from './list-messages-of.ts'
import { type NewMessage, notify } from './notify.ts'
import { sendMessage } from './send-message.ts'
import { setPreferences } from './set-preferences.ts'

const MORNING = new Date('2026-11-24T02:00:00Z')
const NIGHT = new Date('2026-11-24T15:30:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: MORNING })
const AGENCY = demoAgencyId('xa-quynh-phu')
const desk = officer(AGENCY, 'one_stop')
const later = (minutes: number, from = MORNING) => new Date(from.getTime() + minutes * 60_000)

/** A mail server on the loopback; `refuse` is what it answers to the address. */
interface Mail {
  from: string
  to: string[]
  raw: string
}
const mails: Mail[] = []
let refuse: { code: number; text: string } | undefined
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) =>
    done(refuse ? Object.assign(new Error(refuse.text), { responseCode: refuse.code }) : undefined),
  onData: (stream, session, done) => {
    buffer(stream).then((raw) => {
      const { mailFrom, rcptTo } = session.envelope
      mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address), raw: raw.toString('utf8') })
      done()
    }, done)
  },
})
beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  useServer((listening.address() as AddressInfo).port)
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
beforeEach(() => {
  mails.length = 0
  refuse = undefined
})
let port = 0
function useServer(at: number): void {
  port = at
  world.ports.config.mail = { url: `smtp://127.0.0.1:${at}`, from: 'UBND xã Quỳnh Phụ <tra-loi@quynhphu.gov.vn>' }
}

/** RFC 2047 and quoted-printable or base64, as a mail reader undoes them. */
const wordsIn = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64').toString() : quoted(coded.replaceAll('_', ' ')),
    )
const quoted = (coded: string): string =>
  Buffer.from(
    coded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
function read(mail: Mail): { subject: string; body: string; header: (name: string) => string } {
  const [head = '', ...rest] = mail.raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const header = (name: string) => wordsIn(lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '')
  const coded = rest.join('\r\n\r\n')
  const body = /base64/i.test(header('Content-Transfer-Encoding')) ? Buffer.from(coded, 'base64').toString() : quoted(coded)
  return { subject: header('Subject'), body: body.replaceAll('\r\n', '\n'), header }
}

let serial = 0
const newPerson = async (contact: { email?: string; phone?: string }) =>
  (await registerPerson(world.ctx(), { fullName: 'Đỗ Thị Hường', username: `huong${++serial}`, ...contact })).personId

async function tell(personId: string, extra: Partial<NewMessage<'dossier.accepted'>> = {}, at = MORNING) {
  const subjectId = newId()
  await inTransaction(world.ctx(undefined, at), async (ctx) =>
    notify(ctx, {
      agencyId: AGENCY,
      personId,
      template: 'dossier.accepted',
      data: { procedure: 'Đăng ký khai sinh', dueAt: '27/11/2026' },
      subject: { kind: 'dossier', id: subjectId, code: 'H34.1-261124-0007', href: '/ho-so/H34.1-261124-0007' },
      ...extra,
    }),
  )
  const messages = () => listMessagesOf(world.ctx(desk), { agencyId: AGENCY, subjectId })
  const { id } = (await messages())[0]!
  const key = { agencyId: AGENCY, messageId: id }
  return {
    subjectId,
    deliver: (now = at) => deliver(world.ctx(undefined, now), key),
    send: (channel: ChannelName, now = at) => sendMessage(world.ctx(undefined, now), { ...key, channel }),
    delivery: async (channel: ChannelName) => (await messages())[0]!.deliveries.find((one) => one.channel === channel),
  }
}
const jobs = async () =>
  (
    await database.pool.query<{ task_identifier: string; run_at: Date }>(
      'select identifier as task_identifier, run_at from platform.queued_job order by id',
    )
  ).rows

describe('a message by mail', () => {
  it('reaches a real mail server with its Vietnamese whole, once, however often the job runs', async () => {
    const personId = await newPerson({ email: 'huong@vidu.vn' })
    const told = await tell(personId)
    await told.deliver()
    await told.deliver()
    await Promise.all([told.send('email'), told.send('email')])
    await told.send('email', later(600))
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ from: 'tra-loi@quynhphu.gov.vn', to: ['huong@vidu.vn'] })
    const mail = read(mails[0]!)
    expect(mail.subject).toBe('Hồ sơ H34.1-261124-0007 đã được tiếp nhận, hẹn trả kết quả 27/11/2026')
    expect(mail.body).toContain('Kính gửi ông/bà Đỗ Thị Hường,')
    expect(mail.body).toContain('Hồ sơ “Đăng ký khai sinh” của ông/bà đã được tiếp nhận. Hẹn trả kết quả: 27/11/2026.')
    expect(mail.body).toContain('http://localhost:3000/ho-so/H34.1-261124-0007')
    expect(mail.body).toMatch(/UBND xã Quỳnh Phụ, tỉnh Hưng Yên\s*$/)
    expect(mail.header('From')).toContain('UBND xã Quỳnh Phụ')
    expect(mail.header('Auto-Submitted')).toBe('auto-generated')
    expect(await told.delivery('email')).toMatchObject({
      status: 'sent',
      address: 'hu…@vidu.vn',
      attempts: [{ number: 1, outcome: 'sent', at: MORNING }],
    })
  })

  it('speaks the language its reader chose', async () => {
    const personId = await newPerson({ email: 'huong@vidu.vn' })
    await setPreferences(world.ctx(citizen(personId)), { channels: ['email'], locale: 'en' })
    const told = await tell(personId)
    await told.deliver()
    await told.send('email')
    expect(read(mails[0]!).subject).toBe('Dossier H34.1-261124-0007 is accepted; the result is due 27/11/2026')
    expect(await told.delivery('sms')).toBeUndefined()
  })

  it('is tried again after growing pauses while the server is away or asks to wait, and given up after the seventh', async () => {
    const told = await tell(await newPerson({ email: 'huong@vidu.vn' }), { urgent: true })
    await told.deliver()
    world.ports.config.mail!.url = 'smtp://127.0.0.1:1'
    await told.send('email')
    useServer(port)
    expect(await told.delivery('email')).toMatchObject({ status: 'queued', reason: 'unreachable', nextAt: later(1) })
    // A second run of the same job may not overtake the pause.
    await told.send('email', later(0.5))
    expect((await told.delivery('email'))!.attempts).toHaveLength(1)
    refuse = { code: 451, text: 'try again later' }
    const pauses: number[] = []
    for (let now = later(1); ; ) {
      await told.send('email', now)
      const { nextAt, status } = (await told.delivery('email'))!
      if (!nextAt) {
        expect(status).toBe('failed')
        break
      }
      pauses.push((nextAt.getTime() - now.getTime()) / 60_000)
      now = nextAt
    }
    expect(pauses).toEqual([5, 30, 120, 360, 720])
    const { attempts, reason } = (await told.delivery('email'))!
    expect(attempts).toHaveLength(7)
    expect(reason).toContain('451')
    expect(mails).toHaveLength(0)
  })

  it('arrives when the server is back', async () => {
    const told = await tell(await newPerson({ email: 'huong@vidu.vn' }))
    await told.deliver()
    refuse = { code: 421, text: 'closing' }
    await told.send('email')
    refuse = undefined
    await told.send('email', later(1))
    expect(mails).toHaveLength(1)
    const { status, attempts, reason } = (await told.delivery('email'))!
    expect({ status, reason, outcomes: attempts.map((one) => one.outcome) }).toEqual({
      status: 'sent',
      reason: undefined,
      outcomes: ['failed', 'sent'],
    })
  })

  it('is given up at once where the server knows no such address', async () => {
    const told = await tell(await newPerson({ email: 'khong-co@vidu.vn' }))
    await told.deliver()
    refuse = { code: 550, text: 'no such user' }
    await told.send('email')
    expect(await told.delivery('email')).toMatchObject({ status: 'failed', nextAt: undefined })
    expect((await told.delivery('email'))!.reason).toContain('550')
  })
})

describe('the queue', () => {
  it('carries a message from the transaction to the mail server', async () => {
    const personId = await newPerson({ email: 'huong@vidu.vn' })
    await database.pool.query('delete from platform.queued_job')
    const worker = await startWorker({
      pool: database.pool,
      jobs: world.jobs,
      crontab: '',
      contextFor: world.contextFor,
      log: silentLog,
    })
    try {
      await tell(personId)
      await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1)
    } finally {
      await worker.stop()
    }
    expect(mails[0]!.to).toEqual(['huong@vidu.vn'])
  })
})

describe('what did not go out is said so', () => {
  it('SMS and mail without a server are logged, never sent; a channel without an address is skipped', async () => {
    const { mail } = world.ports.config
    const told = await tell(await newPerson({ phone: '0912345678' }))
    await told.deliver()
    await told.send('sms')
    await told.send('email')
    expect(await told.delivery('sms')).toMatchObject({ status: 'logged', address: '091…678', reason: 'noGateway' })
    expect(await told.delivery('email')).toMatchObject({ status: 'skipped', reason: 'noAddress' })
    // Pushes are wished for unless told otherwise, but there is no device to push to.
    expect(await told.delivery('webpush')).toBeUndefined()
    world.ports.config.mail = undefined
    const other = await tell(await newPerson({ email: 'huong@vidu.vn' }))
    await other.deliver()
    await other.send('email')
    world.ports.config.mail = mail
    expect(await other.delivery('email')).toMatchObject({ status: 'logged', reason: 'noMailServer' })
    expect(mails).toHaveLength(0)
  })

  it('whoever wants the inbox alone gets no delivery at all', async () => {
    const personId = await newPerson({ email: 'huong@vidu.vn' })
    await setPreferences(world.ctx(citizen(personId)), { channels: [], locale: 'vi' })
    const told = await tell(personId)
    await told.deliver()
    expect(await told.delivery('email')).toBeUndefined()
  })
})

describe('at night', () => {
  it('an ordinary message waits until seven, and says so; an urgent one goes', async () => {
    const personId = await newPerson({ email: 'huong@vidu.vn' })
    const seven = new Date('2026-11-25T00:00:00Z')
    await database.pool.query('delete from platform.queued_job')
    const told = await tell(personId, {}, NIGHT)
    expect((await jobs()).map((job) => job.task_identifier)).toEqual(['notifications.deliver'])
    await told.deliver()
    expect((await jobs()).filter((job) => job.task_identifier === 'notifications.send').map((job) => job.run_at)).toEqual([
      seven,
      seven,
    ])
    await told.send('email')
    expect(mails).toHaveLength(0)
    expect(await told.delivery('email')).toMatchObject({ status: 'queued', nextAt: seven, attempts: [] })
    await told.send('email', seven)
    expect(mails).toHaveLength(1)
    const urgent = await tell(personId, { urgent: true }, NIGHT)
    await urgent.deliver()
    await urgent.send('email')
    expect(mails).toHaveLength(2)
  })

  it('a retry that falls into the night waits as well', async () => {
    const evening = new Date('2026-11-24T13:58:00Z')
    const told = await tell(await newPerson({ email: 'huong@vidu.vn' }), {}, evening)
    await told.deliver()
    refuse = { code: 451, text: 'later' }
    await told.send('email')
    await told.send('email', later(1, evening))
    refuse = undefined
    await told.send('email', later(6, evening))
    expect(mails).toHaveLength(0)
    expect(await told.delivery('email')).toMatchObject({ status: 'queued', nextAt: new Date('2026-11-25T00:00:00Z') })
  })
})

describe('inside the caller’s transaction', () => {
  it('a message costs no statement of its own and is gone with a rollback', async () => {
    const personId = await newPerson({})
    const subjectId = newId()
    database.statements.length = 0
    const work = inTransaction(world.ctx(), async (ctx) => {
      notify(ctx, {
        agencyId: AGENCY,
        personId,
        template: 'dossier.returned',
        data: { procedure: 'x' },
        subject: { kind: 'dossier', id: subjectId, code: 'x', href: '/' },
      })
      throw new Error('rolled back')
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(database.statements.filter((one) => one.includes('notifications.'))).toEqual([])
    expect(await listMessagesOf(world.ctx(desk), { agencyId: AGENCY, subjectId })).toEqual([])
    database.statements.length = 0
    await tell(personId)
    expect(database.statements.filter((one) => /insert into notifications\./.test(one))).toHaveLength(1)
  })
})
