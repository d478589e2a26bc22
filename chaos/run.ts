import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { shoot } from '../bench/load.ts'
import { openWorld } from '../bench/world.ts'
import { startClients } from './clients.ts'
import { FAULTS, mountSmallDisk, type Place } from './faults.ts'
import { keep } from './processes.ts'
import { findFailures, numbersOf } from './proofs.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, clients: { type: 'string', default: '6' } } })
const rounds = Number(values.rounds)
/** The program has to serve again within so long after the cause is over. */
const RECOVERY_MS = 10_000
/** Load before each fault and after it. */
const CALM_MS = 2500

const say = (text: string) => process.stdout.write(`${text}\n`)
if (!(Number.isSafeInteger(rounds) && rounds > 0)) {
  say('npm run chaos [-- --rounds 3] [--clients 6]')
  process.exit(2)
}

const top = mkdtempSync(join(tmpdir(), 'dinh-chaos-'))
const unmount = mountSmallDisk(top, 1500)
const world = await openWorld(say, top)
const servers = await Promise.all([keep(world, 'server'), keep(world, 'server')])
const worker = await keep(world, 'worker')
const place: Place = { world, servers, worker, ownDisk: unmount !== undefined }
const possible = FAULTS.filter((fault) => {
  const why = fault.missing(place)
  if (why) say(`not made here: ${fault.name}: ${why}`)
  return why === undefined
})

let held = 0
let slowest = 0
const agent = new Agent({ keepAlive: false })
await served(60_000)
const before = await numbersOf(world)
const clients = await startClients(world, servers, Number(values.clients))
for (let round = 0; round < rounds; round++) {
  const fault = possible[round % possible.length]!
  const known = clients.acknowledged.length
  await pause(CALM_MS)
  await fault.inflict(place)
  const took = await served(60_000)
  await pause(CALM_MS)
  await clients.hold()
  const failures = await findFailures(world, clients, before).catch((error: unknown) => [
    `the proofs could not be read: ${String(error)}`,
  ])
  clients.release()
  if (took > RECOVERY_MS) failures.push(`served again only after ${(took / 1000).toFixed(1)} s`)
  slowest = Math.max(slowest, took)
  if (failures.length === 0) held++
  say(
    `${failures.length === 0 ? '✓' : '✗'} round ${round + 1}, ${fault.name}: ${clients.acknowledged.length - known} acknowledged, served again after ${(took / 1000).toFixed(1)} s`,
  )
  for (const one of failures.slice(0, 10)) say(`    ${one}`)
}
await clients.stop()
const failures = await findFailures(world, clients, before).catch((error: unknown) => [String(error)])
for (const one of failures.slice(0, 10)) say(`✗ at the end: ${one}`)
agent.destroy()
await Promise.all([...servers, worker].map((one) => one.stop()))
await world.close().catch(() => {})
unmount?.()
rmSync(top, { recursive: true, force: true })
const ok = held === rounds && failures.length === 0
say(
  `${held} of ${rounds} rounds held, ${clients.acknowledged.length} submissions acknowledged, none lost or doubled: ${ok ? 'yes' : 'NO'}; slowest recovery ${(slowest / 1000).toFixed(1)} s`,
)
process.exit(ok ? 0 : 1)

/** Milliseconds until both servers answer a page that needs the database. */
async function served(atMost: number): Promise<number> {
  const began = performance.now()
  for (const server of servers)
    for (;;) {
      const answer = await Promise.race([
        shoot(agent, server.port, { path: '/ready', headers: { 'x-forwarded-for': '10.255.0.1' } }).catch(() => undefined),
        pause(2000),
      ])
      if (answer && answer.status === 200) break
      if (performance.now() - began > atMost) return performance.now() - began
      await pause(50)
    }
  return performance.now() - began
}
