import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { listDemoAccounts } from '#foundation/identity'
import { newId } from '#platform/database'
import { issueFormToken } from '#platform/form-tokens'
import { shoot } from './load.ts'
import { memoryOf } from './memory.ts'
import { atMost, type Figure, figure, type Options, percentile } from './scenario.ts'
import { addressOfUser, openWorld, type World } from './world.ts'

const OFFICERS = 150

/** A Monday at half past seven: so many officers sign in within the same moment. */
export async function signIn(options: Options): Promise<Figure[]> {
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  try {
    const server = await world.startServer()
    const accounts = await accountsOf(world)
    const slowest: number[] = []
    const failed: number[] = []
    await pause(3000)
    const before = memoryOf(server.pid)
    for (let repeat = 0; repeat < options.repeats; repeat++) {
      const agent = new Agent({ keepAlive: false })
      const times: number[] = []
      let refused = 0
      await Promise.all(
        Array.from({ length: OFFICERS }, async (_, i) => {
          const account = accounts[i % accounts.length]!
          const visitor = `v-00000000-0000-4000-8000-${String(repeat * OFFICERS + i).padStart(12, '0')}`
          const body = new URLSearchParams({
            _token: issueFormToken(world.program.secrets, visitor),
            username: account.username,
            password: account.password,
          }).toString()
          const began = performance.now()
          const answer = await shoot(agent, server.port, {
            method: 'POST',
            path: '/dang-nhap',
            headers: {
              cookie: `dinh_visitor=${visitor}`,
              'content-type': 'application/x-www-form-urlencoded',
              'x-forwarded-for': addressOfUser(repeat * OFFICERS + i),
            },
            body,
          })
          times.push(performance.now() - began)
          if (answer.status !== 303 || !String(answer.headers['set-cookie']).includes('dinh_session=')) refused++
        }),
      )
      agent.destroy()
      slowest.push(percentile(times, 0.95))
      failed.push(refused)
    }
    await pause(20_000)
    const after = memoryOf(server.pid)
    const none = { text: '0', holds: (value: number) => value === 0 }
    return [
      figure({ scenario: 'signin', name: `${OFFICERS} officers at once, failed`, unit: '' }, failed, undefined, none),
      figure(
        {
          scenario: 'signin',
          name: `${OFFICERS} officers at once, p95`,
          unit: 'ms',
          note: `${accounts.length} accounts, those of the demo and copies`,
        },
        slowest,
        undefined,
        atMost(2000, 'ms'),
      ),
      figure({ scenario: 'signin', name: 'memory of the server 20 s later, against before', unit: 'MB' }, [after], [before], {
        text: 'ratio ≤ 1.3',
        holds: (_, ratio) => (ratio ?? 9) <= 1.3,
      }),
    ]
  } finally {
    await world.close()
  }
}

/** The demo's officers, and copies of one of them until there are enough: nobody signs in twice at the same moment. */
async function accountsOf(world: World): Promise<{ username: string; password: string }[]> {
  const accounts = listDemoAccounts(world.home).filter((account) => account.role !== 'citizen')
  const [one] = accounts
  const { pool } = world.database
  const { rows } = await pool.query<{ person_id: string }>('select person_id from identity.identifier where value = $1', [
    one!.username,
  ])
  for (let i = accounts.length; i < OFFICERS; i++) {
    const [id, username] = [newId(), `canbo${i}`]
    const values = [rows[0]!.person_id, id]
    await pool.query(
      `insert into identity.person (person_id, full_name, created_at, updated_at) select $2, full_name, now(), now() from identity.person where person_id = $1`,
      values,
    )
    await pool.query(
      'insert into identity.password select $2, hash, demo, initial, changed_at from identity.password where person_id = $1',
      values,
    )
    await pool.query(
      'insert into organizations.person_post select $2, holding_id, agency_id, position_id, title, roles, valid_from, valid_to from organizations.person_post where person_id = $1',
      values,
    )
    await pool.query("insert into identity.identifier (kind, value, person_id) values ('username', $2, $1)", [id, username])
    accounts.push({ ...one!, username })
  }
  return accounts.slice(0, OFFICERS)
}
