import pg from 'pg'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { issueFormToken } from '#platform/form-tokens'
import { ensureClean, load, type Shot, shoot } from './load.ts'
import { cpuOf } from './memory.ts'
import { type SameRows, sameRows, writeAgain } from './same-rows.ts'
import { atLeastRatio, type Figure, figure, type Options } from './scenario.ts'
import { bearerOf, cookieOf, openWorld, type Server, type World } from './world.ts'

const USERS = 12
const PROCEDURE = '2.000635'
const COMMUNES = ['xa-quynh-phu', 'xa-a-sao', 'xa-tho-xuan', 'xa-sao-vang', 'xa-quang-ngoc']

type Filing = Awaited<ReturnType<typeof import('../src/government/dossiers/sample-filing.ts').sampleFiling>>

interface Person {
  personId: string
  ctx: Ctx
  bearer: Record<string, string>
  cookie: Record<string, string>
  filing: Filing
}

/** Submitting by JSON and by form, each against one prepared statement that writes the same rows with as many connections. */
export async function submit(options: Options): Promise<Figure[]> {
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  try {
    // Ids from here on, drafts and uploads included, are of the requests measured.
    const since = Date.now()
    const server = await world.startServer()
    const people = await preparePeople(world)
    const figures: Figure[] = []
    for (const [name, goal, shotsOf] of [
      ['JSON', 0.7, jsonShots],
      ['HTML form', 0.6, formShots],
    ] as const) {
      const shots = await shotsOf(world, people, options)
      const same = await captureEach(world, server, shots, since)
      const values: number[] = []
      const limits: number[] = []
      const notes: string[] = []
      let writings = 1
      for (let repeat = 0; repeat < options.repeats; repeat++) {
        // Each first once: what runs second finds the machine warmer.
        const steps = [
          async () => {
            const cpu = cpuOf(server.pid)
            const result = await load({ port: server.port, users: USERS, seconds: options.seconds, next: (user) => shots(user) })
            ensureClean(`submit ${name}`, result)
            values.push(result.perSecond)
            const client = Math.round((1e6 * result.clientCpuSeconds) / result.times.length)
            notes.push(
              `a dossier: program ${Math.round((1e6 * (cpuOf(server.pid) - cpu)) / result.times.length)} µs, client ${client} µs of processor`,
            )
          },
          async () => {
            const { perSecond, last } = await writeAgain(
              () => new pg.Client(world.postgres.connection),
              same,
              USERS,
              options.seconds,
              writings,
            )
            writings = last
            limits.push(perSecond)
          },
        ]
        for (const step of repeat % 2 === 0 ? steps : steps.reverse()) await step()
        await world.database.pool.query('truncate platform.queued_job')
        await world.database.pool.query('checkpoint')
      }
      figures.push(
        figure(
          {
            scenario: 'submit',
            name: `dossiers submitted a second by ${name}`,
            unit: '1/s',
            note: `${same[0]!.rows} rows; ${notes.at(-1)}`,
          },
          values,
          limits,
          atLeastRatio(goal),
        ),
      )
    }
    return figures
  } finally {
    await world.close()
  }
}

async function preparePeople(world: World): Promise<Person[]> {
  const { sampleFiling } = (await import(
    new URL('../dist/government/dossiers/sample-filing.js', import.meta.url).href
  )) as typeof import('../src/government/dossiers/sample-filing.ts')
  const people: Person[] = []
  const adults = demoCitizens.filter((one) => one.level === 2 && one.dateOfBirth < '2005')
  for (let i = 0; i < USERS; i++) {
    const one = adults[i % adults.length]!
    const personId = demoPersonId(one.idNumber)
    const actor = { kind: 'citizen', personId, name: one.fullName, assurance: 2 } as const
    const ctx = world.ctx(actor)
    const agencyId = demoAgencyId(COMMUNES[i % COMMUNES.length]!)
    const filing = await sampleFiling(ctx, PROCEDURE, agencyId)
    people.push({ personId, ctx, filing, bearer: await bearerOf(ctx, actor, i), cookie: await cookieOf(ctx, actor, i) })
  }
  return people
}

type Shots = (user: number) => Shot

async function jsonShots(_world: World, people: Person[]): Promise<Shots> {
  return (user) => {
    const { bearer, filing } = people[user]!
    const headers = { ...bearer, 'content-type': 'application/json', 'idempotency-key': newId() }
    return { method: 'POST', path: '/api/dossiers', headers, body: JSON.stringify(filing), expect: [201] }
  }
}

/** The last step of a citizen: the draft stands with its answers and papers, and is handed in. */
async function formShots(world: World, people: Person[], options: Options): Promise<Shots> {
  const { pool } = world.database
  const drafts: string[][] = []
  for (const { personId, filing } of people) {
    const own = Array.from({ length: Math.ceil((options.repeats * options.seconds * 1500) / USERS) }, () => newId())
    await pool.query(
      `insert into dossiers.draft (person_id, id, procedure_code, procedure_version_id, procedure_name, agency_id, answers, created_at, updated_at)
       select $1, id, v.procedure_code, v.procedure_version_id, v.procedure_name, $3, $4, now(), now()
       from unnest($2::uuid[]) id,
         (select procedure_code, procedure_version_id, procedure_name from dossiers.dossier where procedure_code = $5 order by id desc limit 1) v`,
      [personId, own, filing.agencyId, JSON.stringify(filing.answers), filing.procedureCode],
    )
    for (const { componentCode, uploadId } of filing.files)
      await pool.query(
        `insert into dossiers.draft_file (person_id, draft_id, id, component_code, name, media_type, size, sha256)
         select person_id, draft, id, $4, name, media_type, size, sha256 from files.upload, unnest($3::uuid[]) draft where person_id = $1 and id = $2`,
        [personId, uploadId, own, componentCode],
      )
    drafts.push(own)
  }
  await pool.query('vacuum analyze dossiers.draft, dossiers.draft_file')
  return (user) => {
    const { cookie, personId } = people[user]!
    const draft = drafts[user]!.pop()
    if (!draft) throw new Error('too few drafts were prepared')
    const headers = { ...cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ _token: issueFormToken(world.program.secrets, personId) }).toString()
    return { method: 'POST', path: `/ban-khai/${draft}/nop`, headers, body, expect: [303] }
  }
}

/** One submission of each agency, looked at afterwards. */
async function captureEach(world: World, server: Server, shots: Shots, since: number): Promise<SameRows[]> {
  const { Agent } = await import('node:http')
  const agent = new Agent()
  const same: SameRows[] = []
  for (let user = 0; user < COMMUNES.length; user++) {
    const shot = shots(user)
    const answer = await shoot(agent, server.port, shot)
    if (!shot.expect!.includes(answer.status))
      throw new Error(`${shot.path} answered ${answer.status}: ${answer.body.toString().slice(0, 400)}`)
    const code = /[A-Z]\d{2}\.[\d.]+-\d{6}-\d{4,}/.exec(`${answer.headers.location ?? ''} ${answer.body.toString()}`)![0]
    const { rows } = await world.database.pool.query<{ xmin: string }>(
      'select xmin::text from dossiers.dossier where code = $1',
      [code],
    )
    const { xmin } = rows[0]!
    const { rows: keys } = await world.database.pool.query<{ key: string }>(
      'select key from platform.idempotency where xmin::text = $1',
      [xmin],
    )
    same.push(
      await sameRows(world.database.pool, { table: 'dossiers.dossier', xmin }, since, [code, ...keys.map(({ key }) => key)]),
    )
  }
  agent.destroy()
  return same
}
