import { beforeAll, describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId, findAgencyByCode } from '#foundation/organizations'
import { getProcedure, validAnswers } from '#government/procedures'
import type { Actor, Ctx, OfficerRole } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { demoWorld, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { apologizeDelay } from './apologize-delay.ts'
import { askToStop } from './ask-to-stop.ts'
import { assignDossier } from './assign-dossier.ts'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { checkCopy, findProof } from './check-paper.ts'
import { decideDossier } from './decide-dossier.ts'
import type { DossierAction } from './dossier-status.ts'
import { finishStep } from './finish-step.ts'
import { getDossierByCode } from './get-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import { issueResult } from './issue-result.ts'
import { listDossiers, listMyDossiers } from './list-dossiers.ts'
import { lookUpDossier } from './look-up-dossier.ts'
import { notePayment } from './pay-fees.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { requestSupplement } from './request-supplement.ts'
import { returnResult } from './return-result.ts'
import { stopDossier, withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const HERE = demoAgencyId('xa-quynh-phu')
const THERE = demoAgencyId('xa-tho-xuan')
// A Monday morning: nothing ends by accident of the clock.
const MONDAY = new Date('2026-11-16T02:00:00Z')

const owner: Actor = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
}
const stranger: Actor = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[1]!.idNumber),
  name: demoCitizens[1]!.fullName,
  assurance: 2,
}
const officerOf = (agencyId: string, ...roles: OfficerRole[]): Actor => ({
  kind: 'officer',
  personId: demoPersonId(`hotich.quynhphu`),
  name: `Cán bộ ${roles.join(' ')}`,
  assurance: 2,
  agencyId,
  agencyName: 'UBND xã',
  visibleAgencyIds: [agencyId],
  roles,
})
const as = (actor: Actor, now = MONDAY): Ctx => world.ctx(actor, now)
const officer = (...roles: OfficerRole[]) => as(officerOf(HERE, ...roles))

async function file(code = '1.001776', now = MONDAY): Promise<DossierKey & { code: string }> {
  const version = await getProcedure(as(owner), code, vietnamDate(now))
  const filed = await submitDossier(
    as(owner, now),
    { procedureCode: code, agencyId: HERE, answers: validAnswers(version, 7, vietnamDate(now)), files: [], ...{} },
    'online',
  ).catch(async (error) => {
    const { fields } = error as { fields: Record<string, string> }
    const files = []
    for (const componentCode of Object.keys(fields)) files.push({ componentCode, uploadId: await upload() })
    return submitDossier(
      as(owner, now),
      { procedureCode: code, agencyId: HERE, answers: validAnswers(version, 7, vietnamDate(now)), files },
      'online',
    )
  })
  return { agencyId: HERE, dossierId: filed.id, code: filed.code }
}

async function upload(): Promise<string> {
  const { keepUpload } = await import('#foundation/files')
  const { typeset } = await import('#platform/pdf')
  const sample = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, MONDAY)
  return (await keepUpload(as(owner), { name: 'giay.pdf', bytes: sample })).id
}

async function toDecision(key: DossierKey): Promise<void> {
  let row = await acceptDossier(officer('one_stop'), key, {})
  for (let n = 0; n < 6; n++) {
    const next = await finishStep(officer('one_stop', 'specialist', 'leader', 'clerk'), key, {
      opinion: 'Đủ điều kiện.',
      step: row.current_step,
    }).catch(() => undefined)
    if (!next) return
    row = next
  }
}

beforeAll(async () => {
  await file()
}, 60_000)

describe('filing', () => {
  it('takes at most five round trips once the small shared tables are known', async () => {
    const version = await getProcedure(as(owner), '1.001776', '2026-11-16')
    const answers = validAnswers(version, 7, '2026-11-16')
    const files = await Promise.all(
      ['TP02', 'TP03', 'TP04', 'TP05', 'TP06', 'TP07', 'TP08'].map(async (componentCode) => ({
        componentCode,
        uploadId: await upload(),
      })),
    )
    // The uploads may have taken longer than a register stays fresh.
    await findAgencyByCode(as(owner), 'H31.115')
    await getProcedure(as(owner), '1.001776', '2026-11-16')
    database.statements.length = 0
    await submitDossier(as(owner), { procedureCode: '1.001776', agencyId: HERE, answers, files })
    expect(database.statements.map((s) => s.slice(0, 60))).toHaveLength(5)
  })

  it('gives every dossier its own number, however many are filed at once', async () => {
    const filed = await Promise.all(Array.from({ length: 20 }, () => file()))
    expect(new Set(filed.map((d) => d.code)).size).toBe(20)
    for (const { code } of filed) expect(code).toMatch(/^H31\.115-261116-\d{4,}$/)
  }, 60_000)

  it('queues its paper in the same transaction', async () => {
    const { code } = await file()
    const { rows } = await database.pool.query(
      `select count(*)::int as n from platform.queued_job where identifier = 'dossiers.issue-paper'`,
    )
    expect(rows[0].n).toBeGreaterThan(0)
    expect((await listMyDossiers(as(owner), { limit: 100 })).items.map((d) => d.code)).toContain(code)
  })

  it('refuses an officer of another commune, and an officer who files for nobody', async () => {
    const version = await getProcedure(as(owner), '1.001776', '2026-11-16')
    const input = { procedureCode: '1.001776', agencyId: HERE, answers: validAnswers(version, 7, '2026-11-16'), files: [] }
    await expect(submitDossier(as(officerOf(THERE, 'one_stop')), input, 'api')).rejects.toMatchObject({ code: 'not_found' })
    await expect(submitDossier(officer('one_stop'), input, 'api')).rejects.toMatchObject({
      code: 'invalid',
      fields: { applicant: expect.any(String) },
    })
    await expect(submitDossier(world.ctx({ kind: 'nobody' }), input)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('the whole way', () => {
  it('leads from filing to a sealed result, with nothing skipped', async () => {
    const key = await file()
    await expect(decideDossier(officer('leader'), key, { outcome: 'granted' })).rejects.toMatchObject({ code: 'conflict' })
    await toDecision(key)
    await expect(decideDossier(officer('leader'), key, { outcome: 'refused', note: '' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await decideDossier(officer('leader'), key, { outcome: 'granted' })
    await expect(returnResult(officer('one_stop'), key, { how: 'online' })).rejects.toMatchObject({ code: 'conflict' })
    await issueResult(officer('clerk'), key)
    const returned = await returnResult(officer('one_stop'), key, { how: 'online' })
    expect(returned.status).toBe('returned')
    const first = await issuePaper(world.ctx(), { ...key, kind: 'result', number: 1 })
    const again = await issuePaper(world.ctx(), { ...key, kind: 'result', number: 1 })
    expect(again.sha256).toBe(first.sha256)
    const bytes = await world.ports.files.get(first.sha256)
    const proof = (await findProof(as({ kind: 'nobody' } as Actor), key.code))!
    expect(JSON.stringify(proof)).not.toContain(demoCitizens[0]!.fullName)
    expect((await checkCopy(world.ctx(), proof, bytes)).seal.valid).toBe(true)
    const altered = Buffer.from(bytes)
    altered[altered.length >> 1] = altered[altered.length >> 1]! ^ 1
    const checked = await checkCopy(world.ctx(), proof, altered)
    expect(checked.paper).toBeUndefined()
    expect(checked.seal.valid).toBe(false)
  }, 60_000)

  it('tells the second of two officers who was first, and when', async () => {
    const key = await file()
    await toDecision(key)
    const both = await Promise.allSettled([
      decideDossier(officer('leader'), key, { outcome: 'granted' }),
      decideDossier(officer('leader'), key, { outcome: 'granted' }),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((r) => r.status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Cán bộ leader.*09:00 16\/11\/2026/),
    })
  })

  it('restarts the clock after a supplement, or lets it resume where the procedure says so (NĐ 61/2018 Đ19.4)', async () => {
    const later = new Date('2026-11-19T02:00:00Z')
    for (const [code, restarts] of [
      ['1.001776', true],
      ['1.013978', false],
    ] as const) {
      const key = await file(code)
      const accepted = await acceptDossier(officer('one_stop'), key, {})
      const asked = await requestSupplement(officer('one_stop'), key, {
        items: [{ target: 'TP02', label: 'Giấy tờ', reason: 'Ảnh mờ không đọc được' }],
      })
      expect(asked.due_at).toBeNull()
      const supplied = await supplySupplement(as(owner, later), key, { files: [], note: 'Đã chụp lại.' })
      expect(supplied.status).toBe('inProcess')
      const days = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 86_400_000)
      if (restarts) expect(days(later, supplied.due_at!)).toBeGreaterThanOrEqual(days(MONDAY, accepted.due_at!))
      else expect(supplied.due_at!.getTime() - accepted.due_at!.getTime()).toBeLessThanOrEqual(6 * 86_400_000)
    }
  }, 60_000)

  it('ends for good when it is refused, stopped or withdrawn', async () => {
    const refused = await file()
    expect((await refuseDossier(officer('one_stop'), refused, { reason: 'Không thuộc thẩm quyền.' })).status).toBe('refused')
    const withdrawn = await file()
    expect((await withdrawDossier(as(owner), withdrawn, {})).status).toBe('withdrawn')
    const stopped = await file()
    await acceptDossier(officer('one_stop'), stopped, {})
    expect((await stopDossier(officer('specialist'), stopped, { reason: 'Không đủ điều kiện.' })).status).toBe('stopped')
    for (const key of [refused, withdrawn, stopped])
      await expect(acceptDossier(officer('one_stop'), key, {})).rejects.toMatchObject({ code: 'conflict' })
  }, 60_000)
})

describe('who may do what', () => {
  const OPERATIONS: Record<
    Exclude<DossierAction, 'confirmPayment' | 'requestPayment' | 'supply' | 'finishStep'>,
    [op: (ctx: Ctx, key: DossierKey) => Promise<unknown>, roles: OfficerRole[]]
  > = {
    accept: [(ctx, key) => acceptDossier(ctx, key, {}), ['one_stop']],
    refuse: [(ctx, key) => refuseDossier(ctx, key, { reason: 'Không thuộc thẩm quyền.' }), ['one_stop']],
    requestSupplement: [
      (ctx, key) => requestSupplement(ctx, key, { items: [{ target: 'x', label: 'x', reason: 'Thiếu giấy tờ' }] }),
      ['one_stop'],
    ],
    stop: [(ctx, key) => stopDossier(ctx, key, { reason: 'Không đủ điều kiện.' }), ['specialist', 'leader']],
    warn: [(ctx, key) => changeDossier(ctx, key, 'warn', () => ({})), []],
    lapse: [(ctx, key) => changeDossier(ctx, key, 'lapse', () => ({})), []],
    assign: [(ctx, key) => assignDossier(ctx, key, { officerId: demoPersonId('hotich.quynhphu') }), ['leader']],
    apologize: [
      (ctx, key) => apologizeDelay(ctx, key, { reason: 'Chờ ý kiến cơ quan liên quan.', newDueDate: '2026-12-28' }),
      ['leader'],
    ],
    notePayment: [(ctx, key) => notePayment(ctx, key, { receiptNumber: '0000123' }), ['one_stop']],
    askStop: [(ctx, key) => askToStop(ctx, key, { reason: 'Không còn cần nữa.' }), ['one_stop']],
    withdraw: [(ctx, key) => withdrawDossier(ctx, key, { reason: 'Không còn cần nữa.' }), ['one_stop']],
    decide: [(ctx, key) => decideDossier(ctx, key, { outcome: 'granted' }), ['leader']],
    issue: [(ctx, key) => issueResult(ctx, key), ['clerk']],
    return: [(ctx, key) => returnResult(ctx, key, { how: 'online' }), ['one_stop']],
  }
  const ROLES: OfficerRole[] = ['one_stop', 'specialist', 'leader', 'clerk', 'administrator']

  it.each(Object.entries(OPERATIONS))('%s', async (name, [operation, allowed]) => {
    const key = await file()
    const outcome = async (actor: Actor) => {
      try {
        await operation(as(actor), key)
        return 'done'
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    // Refusals first: an allowed act would change the dossier. Allowed ones may still meet the state (409), never a refusal.
    for (const role of ROLES) if (!allowed.includes(role)) expect(await outcome(officerOf(HERE, role)), role).toBe('forbidden')
    for (const role of ROLES) expect(await outcome(officerOf(THERE, role)), `elsewhere ${role}`).toBe('not_found')
    expect(await outcome(stranger)).toBe('not_found')
    const self = {
      ...(officerOf(HERE, ...ROLES) as Extract<Actor, { kind: 'officer' }>),
      personId: (owner as { personId: string }).personId,
    }
    // What only the owner may want, an officer may want of their own dossier as any citizen (dossier-steps.test.ts).
    const ofOwners = name === 'askStop' || name === 'withdraw'
    if (allowed.length > 0 && !ofOwners) expect(await outcome(self), 'own dossier').toBe('forbidden')
    for (const role of allowed) expect(['done', 'conflict']).toContain(await outcome(officerOf(HERE, role)))
  })

  it('shows a dossier to its owner and its agency alone, and its state to everybody', async () => {
    const { code } = await file()
    expect((await getDossierByCode(as(owner), code)).code).toBe(code)
    expect((await getDossierByCode(officer('clerk'), code)).code).toBe(code)
    for (const actor of [stranger, officerOf(THERE, 'leader'), { kind: 'nobody' } as Actor])
      await expect(getDossierByCode(as(actor), code)).rejects.toMatchObject({ code: 'not_found' })
    expect(await lookUpDossier(as({ kind: 'nobody' } as Actor), code.toLowerCase())).toMatchObject({
      code,
      status: 'submitted',
      national: { code: 1 },
    })
    expect((await listDossiers(as(officerOf(THERE, 'one_stop')), {})).items).toEqual([])
  })

  it('lets a successor see and settle what its predecessor received', async () => {
    const key = await file()
    const successor = {
      ...(officerOf(THERE, 'one_stop') as Extract<Actor, { kind: 'officer' }>),
      visibleAgencyIds: [THERE, HERE],
    }
    expect((await acceptDossier(as(successor), key, {})).status).toBe('accepted')
  })
})
