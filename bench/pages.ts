import { Agent } from 'node:http'
import { gzipSync } from 'node:zlib'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { silentLog } from '#platform/log'
import { ensureClean, load, shoot } from './load.ts'
import { replayOf } from './replay.ts'
import { atMost, type Figure, figure, type Options, percentile } from './scenario.ts'
import { addressOfUser, builtApp, builtModules, cookieOf, openWorld } from './world.ts'

const USERS = 8

/** Citizens' pages a second by HTTP and database, against the same program with the same answers of the database at hand in memory. */
export async function pages(options: Options): Promise<Figure[]> {
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  const agent = new Agent({ keepAlive: true })
  try {
    const server = await world.startServer()
    const one = demoCitizens[0]!
    const citizen = { kind: 'citizen', personId: demoPersonId(one.idNumber), name: one.fullName, assurance: 2 } as const
    const signedIn = await cookieOf(world.ctx(), citizen, 1)
    const { rows } = await world.database.pool.query<{ code: string }>(
      'select code from dossiers.person_dossier where person_id = $1 order by submitted_at desc limit 1',
      [citizen.personId],
    )
    const paths: [string, string, Record<string, string>][] = [
      ['home', '/', {}],
      ['procedures', '/thu-tuc', {}],
      ['a procedure', '/thu-tuc/1.001193', {}],
      ['my dossiers', '/ho-so', signedIn],
      ['a dossier', `/ho-so/${rows[0]!.code}`, signedIn],
    ]
    const [{ createApp }, { modules }] = await Promise.all([builtApp(), builtModules()])
    const figures: Figure[] = []
    for (const [name, path, headers] of paths) {
      // In memory: the built program in this process, its database's answers kept from one real rendering.
      const fixed = new Date()
      const replay = replayOf(world.database)
      const app = createApp({
        ...{ modules, db: replay.db, ports: world.program.ports, secrets: world.program.secrets, log: silentLog },
        ...{ siteName: () => 'Dịch vụ công', now: () => fixed, requestsPerMinute: 0 },
      })
      const render = async () => {
        replay.rewind()
        const response = await app.request(path, { headers })
        if (response.status !== 200) throw new Error(`${path} answered ${response.status} from memory`)
        return response.text()
      }
      // Twice: what the program keeps in memory itself is asked for in the first alone.
      await render()
      await render()
      await replay.close()
      const values: number[] = []
      const limits: number[] = []
      const single: number[] = []
      for (let repeat = 0; repeat <= options.repeats; repeat++) {
        let asked = 0
        const shot = () => ({ path, headers: { ...headers, 'x-forwarded-for': addressOfUser(1000 + asked++) } })
        const result = await load({ port: server.port, users: USERS, seconds: options.seconds / 2, next: shot })
        ensureClean(path, result)
        const began = performance.now()
        let rendered = 0
        while (performance.now() - began < options.seconds * 500) {
          await render()
          rendered++
        }
        const alone = await load({ port: server.port, users: 1, seconds: 2, next: shot })
        if (repeat === 0) continue
        values.push(result.perSecond)
        limits.push((rendered * 1000) / (performance.now() - began - alone.seconds * 1000))
        single.push(percentile(alone.times, 0.95))
      }
      const { body } = await shoot(agent, server.port, { path, headers: { ...headers, 'x-forwarded-for': addressOfUser(7) } })
      const note = `${(body.length / 1024).toFixed(1)} KB, ${(gzipSync(body).length / 1024).toFixed(1)} KB compressed`
      figures.push(figure({ scenario: 'pages', name: `${name}, a second`, unit: '1/s', note }, values, limits))
      figures.push(
        figure({ scenario: 'pages', name: `${name}, p95 of one after another`, unit: 'ms' }, single, undefined, atMost(20, 'ms')),
      )
    }
    return figures
  } finally {
    agent.destroy()
    await world.close()
  }
}
