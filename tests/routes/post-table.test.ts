import { afterAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId, resolveActor } from '#foundation/identity'
import { grantMandate, makeAssistanceCode } from '#government/mandates'
import { newId, sql } from '#platform/database'
import { keepRequest } from '#platform/kept-requests'
import { vietnamDate } from '#platform/time'
import { demoWorld, testApp, testDatabase } from '#testing'
import { sampleJpeg } from '../../src/foundation/files/sample-files.ts'
import { stopDemoProvider } from '../../src/foundation/identity/start-demo-provider.ts'
import { sampleFiling } from '../../src/government/dossiers/sample-filing.ts'
import { startDraft } from '../../src/government/dossiers/start-draft.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { POST_TABLE } from './post-table.ts'
import { ROLES as COMMON, HERE } from './roles.ts'
import { sampleApplication } from './sample-application.ts'
import { sampleFigure } from './sample-figure.ts'
import { sampleImport } from './sample-import.ts'
import { sampleReport } from './sample-report.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'])
const app = testApp(world)

const { actor: province } = await resolveActor(world.ctx(), demoPersonId('quantri.hungyen'), 2)
const ROLES = { ...COMMON, province }
type Role = keyof typeof ROLES

const owner = () => world.ctx(ROLES.owner)
const places: Record<string, () => Promise<string>> = {
  CODE: async () => (await submitDossier(owner(), await sampleFiling(owner(), '1.004873', HERE))).code,
  DRAFT: () => startDraft(owner(), { procedureCode: '1.004873', agencyId: HERE }),
  UPLOAD: async () => (await keepUpload(owner(), { name: 'a.jpg', bytes: sampleJpeg({ width: 64, height: 48 }) })).id,
  KEPT: () =>
    keepRequest(owner(), world.secrets, ROLES.owner.personId, {
      path: '/ho-so',
      contentType: 'application/x-www-form-urlencoded',
      body: new Uint8Array(),
    }),
  AGENCY: async () => HERE,
  OFFICER: async () => demoPersonId('motcua.quynhphu'),
  MANDATE: () =>
    grantMandate(owner(), {
      agent: { fullName: demoCitizens[1]!.fullName, idNumber: demoCitizens[1]!.idNumber },
      purposes: ['file'],
    }),
  OWNER: async () => ROLES.owner.personId,
  ASSISTANCE: async () => (await makeAssistanceCode(owner(), { procedureCode: '1.004873' })).id,
  FIGURE: () => sampleFigure(world.ctx(ROLES.specialist)),
  REPORT: () => sampleReport(world.ctx(ROLES.specialist)),
  SHEET: () => sampleImport(world.ctx(ROLES.specialist)),
  ENTERED: () => sampleImport(world.ctx(ROLES.specialist), true),
  ASSESSED: () => sampleApplication(world.ctx(ROLES.specialist)),
  NONE: async () => newId(),
  TODAY: async () => vietnamDate(new Date()),
}

/** The row's address and body with its own fresh records in them. */
async function placed<B extends object>(path: string, body: B): Promise<{ path: string; body: B; code: string | undefined }> {
  let code: string | undefined
  let filled = JSON.stringify([path, body])
  for (const [name, make] of Object.entries(places))
    if (filled.includes(name)) {
      const made = await make()
      if (name === 'CODE') code = made
      filled = filled.replaceAll(name, made)
    }
  const [placedPath, placedBody] = JSON.parse(filled)
  return { path: placedPath, body: placedBody, code }
}

const KINDS: Record<number, string> = {
  200: 'ok',
  201: 'ok',
  204: 'ok',
  400: 'bad',
  403: 'no',
  404: 'gone',
  409: 'late',
  422: 'bad',
}

async function answer(method: string, path: string, role: Role, body: Record<string, unknown>): Promise<string> {
  const as = ROLES[role]
  const init = { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': newId() } }
  const response = path.startsWith('/api/')
    ? await app.call(path, init, as)
    : await app.post(path, body as Record<string, string>, as)
  expect(response.status, `${role} ${path}: ${response.status < 500 ? '' : await response.text()}`).toBeLessThan(500)
  if (response.status === 303) return (response.headers.get('location') ?? '').startsWith('/dang-nhap?') ? 'in' : 'go'
  return KINDS[response.status] ?? String(response.status)
}

const stateOf = async (code: string | undefined): Promise<unknown> =>
  code
    ? (await sql`select status, version, answers from dossiers.dossier where code = ${code}`.execute(database.db)).rows
    : (
        await sql`select (select count(*) from dossiers.dossier) as d, (select count(*) from organizations.agency_name) as a,
        (select count(*) from organizations.position) as p, (select count(*) from identity.person) as i,
        (select count(*) from procedures.procedure_version) as v`.execute(database.db)
      ).rows

afterAll(() => stopDemoProvider(world.ports))

describe('every role at every door that changes something', () => {
  it('has a row for every route that a module registers', () => {
    const registered = new Set(
      world.app.routes
        .filter(({ method, path }) => method !== 'GET' && method !== 'ALL' && !path.includes('*'))
        .map(({ method, path }) => `${method} ${path}`),
    )
    const covered = new Set(POST_TABLE.map(([route]) => route))
    expect([...registered].filter((route) => !covered.has(route))).toEqual([])
    expect([...covered].filter((route) => !registered.has(route))).toEqual([])
  })

  it.each(POST_TABLE)('%s', async (route, address, answers, given = {}) => {
    const [method = ''] = route.split(' ')
    const { path, body, code } = await placed(address, given)
    const actual: string[] = []
    for (const role of Object.keys(ROLES) as Role[]) {
      const before = await stateOf(code)
      const said = await answer(method, path, role, body)
      // Whoever is refused has changed nothing.
      if (!['ok', 'go'].includes(said)) expect(await stateOf(code), `${role} ${route}`).toEqual(before)
      actual.push(said)
    }
    expect(actual.join(' ')).toBe(answers)
  })
})
