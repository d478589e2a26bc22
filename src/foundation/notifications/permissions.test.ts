import { expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { notFound } from '#platform/errors'
import { everyRole, roleAnswers, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { listMessagesOf } from './list-messages-of.ts'
import { listNotices } from './list-notices.ts'
import { listTemplates } from './list-templates.ts'
import { checkTemplate, publishTemplate } from './publish-template.ts'
import { addSubscription, removeSubscription } from './push-subscriptions.ts'
import { setPreferences } from './set-preferences.ts'
import { setQuietHours } from './set-quiet-hours.ts'
import { tables } from './tables.ts'

const program = testProgram(await testDatabase(), modules)
const now = new Date('2026-11-23T02:00:00Z')
const agencyId = newId()
const owner = newId()
const subjectId = newId()
const message = (personId: string) => ({
  agency_id: agencyId,
  id: newId(),
  person_id: personId,
  template: 'dossier.accepted',
  data: {},
  subject_kind: 'dossier',
  subject_id: subjectId,
  subject_code: 'H99.7-261123-0001',
  href: '/ho-so/H99.7-261123-0001',
  urgent: false,
  created_at: now,
})
const template = {
  code: 'dossier.accepted',
  form: 'full',
  locale: 'vi',
  subject: 'Đã tiếp nhận',
  body: 'Kính gửi {name}',
  validFrom: '2026-12-01',
} as const

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['listNotices', (ctx) => listNotices(ctx, {}), '401 ok ok ok ok ok ok ok ok no'],
  ['setPreferences', (ctx) => setPreferences(ctx, { channels: [], locale: 'vi' }), '401 ok ok ok ok ok ok ok ok no'],
  [
    'addSubscription',
    (ctx) => addSubscription(ctx, { subscription: '{}', device: 'x' }),
    '401 bad bad bad bad bad bad bad bad no',
  ],
  ['removeSubscription', (ctx) => removeSubscription(ctx, newId()), '401 ok ok ok ok ok ok ok ok no'],
  ['listTemplates', (ctx) => listTemplates(ctx), '401 no no ok no no no no ok no'],
  ['checkTemplate', async (ctx) => checkTemplate(ctx, template), '401 no no ok no no no no ok no'],
  ['publishTemplate', (ctx) => publishTemplate(ctx, template), '401 no no ok no no no no ok no'],
  [
    'setQuietHours',
    (ctx) => setQuietHours(ctx, { starts: '22:00', ends: '06:00', validFrom: '2026-12-01' }),
    '401 no no ok no no no no ok no',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(program, everyRole(agencyId, owner), act, now)).toBe(answers)
})

it('listMessagesOf: all of them to officers of the agency, their own to a person, none to anybody else', async () => {
  const seen = async (ctx: Ctx) => {
    await tables(ctx)
      .insertInto('message')
      .values([message(owner), message(newId())])
      .execute()
    if ((await listMessagesOf(ctx, { agencyId, subjectId })).length === 0) throw notFound(ctx)
  }
  expect(await roleAnswers(program, everyRole(agencyId, owner), seen, now)).toBe('401 ok gone gone ok ok ok ok ok ok')
})
