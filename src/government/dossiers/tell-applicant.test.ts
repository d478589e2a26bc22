import { expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { listMessagesOf } from '#foundation/notifications'
import { demoAgencyId } from '#foundation/organizations'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { apologizeDelay } from './apologize-delay.ts'
import { requestSupplement } from './request-supplement.ts'
import { sampleFiling } from './sample-filing.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const

it('tells the owner each turn of their dossier in its own transaction, and shows it on the dossier’s page (NĐ 224/2026 Đ15)', async () => {
  const [owner, desk] = [world.ctx(citizen), world.ctx(officer(HERE, 'one_stop', 'leader'))]
  const { id, code } = await submitDossier(owner, await sampleFiling(owner, '1.004222', HERE))
  const key = { agencyId: HERE, dossierId: id }
  await acceptDossier(desk, key, {})
  await requestSupplement(desk, key, { items: [{ target: 'TP02', label: 'Giấy tờ chỗ ở', reason: 'Ảnh mờ, không đọc được.' }] })
  await supplySupplement(owner, key, { files: [], note: 'Đã chụp lại.' })
  await apologizeDelay(desk, key, { reason: 'Chờ xác minh nơi ở cũ.', newDueDate: '2027-01-15' })
  // What was refused tells nobody anything.
  await expect(apologizeDelay(desk, key, { reason: 'Chờ xác minh nơi ở cũ.', newDueDate: '2027-01-22' })).rejects.toThrow()
  const told = await listMessagesOf(owner, { agencyId: HERE, subjectId: id })
  expect(told.map((message) => message.template).toReversed()).toEqual([
    'dossier.submitted',
    'dossier.accepted',
    'dossier.supplement',
    'dossier.apology',
  ])
  expect(told.find((message) => message.template === 'dossier.supplement')!.body).toContain('Ảnh mờ, không đọc được.')
  const html = await (await testApp(world).get(`/ho-so/${code}`, citizen)).text()
  expect(html).toContain('Chờ xác minh nơi ở cũ.')
})
