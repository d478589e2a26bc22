import { expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { getProcedure, requiredComponents, validAnswers } from '#government/procedures'
import { sql } from '#platform/database'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { demoWorld, signIn, testDatabase } from '#testing'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const { app } = world

/** A dossier that asks the desk for its acceptance; its code. */
async function file(): Promise<string> {
  const { idNumber, fullName } = demoCitizens[0]!
  const ctx = world.ctx({ kind: 'citizen', personId: demoPersonId(idNumber), name: fullName, assurance: 2 })
  const today = vietnamDate(ctx.now)
  const version = await getProcedure(ctx, '1.001193', today)
  const answers = validAnswers(version, 7, today)
  const bytes = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, ctx.now)
  const files = []
  for (const { component, required } of requiredComponents(version, answers))
    if (required) files.push({ componentCode: component.code, uploadId: (await keepUpload(ctx, { name: 'giay.pdf', bytes })).id })
  const agencyId = demoAgencyId('xa-quynh-phu')
  return (await submitDossier(ctx, { procedureCode: '1.001193', agencyId, answers, files }, 'online')).code
}

it('answers both clicks of an officer alike, though the first takes away the right to the second', async () => {
  const cookie = (await signIn(app, 'motcua.quynhphu', 'dinh-demo-2026')).header()
  for (let n = 0; n < 3; n++) {
    const code = await file()
    const html = await (await app.request(`/xu-ly/${code}`, { headers: { cookie } })).text()
    const form = html.slice(html.indexOf(`action="/xu-ly/${code}/tiep-nhan"`))
    const body = new URLSearchParams({ _token: /name="_token" value="([^"]+)"/.exec(form)![1]!, note: '' }).toString()
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const send = () => app.request(`/xu-ly/${code}/tiep-nhan`, { method: 'POST', headers, body })
    const answers = await Promise.all([send(), send()])
    for (const answer of answers) expect([answer.status, answer.headers.get('location')]).toEqual([303, `/xu-ly/${code}`])
    const events = await sql`select 1 from dossiers.dossier_event e join dossiers.dossier d on d.id = e.dossier_id
      where d.code = ${code} and e.kind = 'accept'`.execute(database.db)
    expect(events.rows.length).toBe(1)
  }
}, 120_000)
