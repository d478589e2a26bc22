import { Agent } from 'node:http'
import { DEMO_PASSWORD } from '#foundation/identity'
import type { Officer } from '#platform/context'
import { issueFormToken } from '#platform/form-tokens'
import { growTo } from './bulk-dossiers.ts'
import { ensureClean, load, type Shot, shoot } from './load.ts'
import { atMost, type Figure, figure, type Options, percentile } from './scenario.ts'
import { addressOfUser, cookieOf, openWorld, type Server, type World } from './world.ts'

const USERS = 64
const THINK_MS = 1000

/** The clerk of the one-stop desk, who may do least of all officers, as the program itself sees them after signing in. */
export async function clerkOf(world: World, server: Server): Promise<Officer> {
  const visitor = 'v-00000000-0000-4000-8000-000000000001'
  const fields = { _token: issueFormToken(world.program.secrets, visitor), username: 'motcua.quynhphu', password: DEMO_PASSWORD }
  const headers = {
    cookie: `dinh_visitor=${visitor}`,
    'content-type': 'application/x-www-form-urlencoded',
    'x-forwarded-for': addressOfUser(9),
  }
  const agent = new Agent()
  await shoot(agent, server.port, { method: 'POST', path: '/dang-nhap', headers, body: new URLSearchParams(fields).toString() })
  agent.destroy()
  const { rows } = await world.database.pool.query<{ actor: Officer }>(
    'select actor from platform.session order by created_at desc limit 1',
  )
  const actor = rows[0]?.actor
  if (actor?.kind !== 'officer') throw new Error('the clerk could not sign in')
  return actor
}

/** The worklist, and the desk of one dossier, of the least privileged clerk while dossiers grow a hundredfold. */
export async function worklist(options: Options): Promise<Figure[]> {
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  try {
    const server = await world.startServer()
    const clerk = await clerkOf(world, server)
    const cookies = await Promise.all(Array.from({ length: USERS }, (_, user) => cookieOf(world.ctx(), clerk, user)))
    const times = new Map<string, number[][]>()
    for (const total of options.dossiers.toSorted((a, b) => a - b)) {
      process.stderr.write(`… ${total} dossiers\n`)
      const { open } = await growTo(world.database.pool, clerk.agencyId, total)
      const pages = { 'worklist /viec': () => '/viec', 'desk /xu-ly/…': (n: number) => `/xu-ly/${open[n % open.length]}` }
      for (const [name, path] of Object.entries(pages)) {
        const measured: number[] = []
        for (let repeat = 0; repeat <= options.repeats; repeat++) {
          const result = await users(
            server,
            (user, n): Shot => ({ path: path(user * 31 + n), headers: cookies[user]! }),
            options.seconds,
          )
          ensureClean(name, result)
          // The first fills caches; it is not counted at any size.
          if (repeat > 0) measured.push(percentile(result.times, 0.95))
        }
        times.set(name, [...(times.get(name) ?? []), measured])
      }
    }
    const sizes = options.dossiers.toSorted((a, b) => a - b)
    return [...times].flatMap(([name, measured]) => {
      const of = (i: number) => `${name}, p95 at ${USERS} users, ${sizes[i]!.toLocaleString('en')} dossiers`
      const figures = measured.map((values, i) =>
        figure(
          { scenario: 'worklist', name: of(i), unit: 'ms' },
          values,
          undefined,
          i === measured.length - 1 ? atMost(50, 'ms') : undefined,
        ),
      )
      if (measured.length < 2) return figures
      const goal = { text: 'ratio ≤ 1.3', holds: (_: number, ratio: number | null) => (ratio ?? 9) <= 1.3 }
      const growth = `${name}, p95 of ${sizes.at(-1)!.toLocaleString('en')} against ${sizes[0]!.toLocaleString('en')}`
      return [...figures, figure({ scenario: 'worklist', name: growth, unit: 'ms' }, measured.at(-1)!, measured[0], goal)]
    })
  } finally {
    await world.close()
  }
}

const users = (server: Server, next: (user: number, n: number) => Shot, seconds: number) =>
  load({ port: server.port, users: USERS, seconds, thinkMs: THINK_MS, next })
