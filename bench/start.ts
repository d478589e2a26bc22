import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { load, shoot } from './load.ts'
import { memoryOf } from './memory.ts'
import { atMost, type Figure, figure, median, type Options } from './scenario.ts'
import { addressOfUser, freePort } from './world.ts'

const ROOT = join(import.meta.dirname, '..')
const PATHS = ['/', '/thu-tuc', '/thu-tuc/1.001193', '/thu-tuc?q=khai%20sinh', '/tra-cuu', '/so-lieu', '/dang-nhap', '/health']

/** From `npm start` on prepared data to the first page; memory when idle, and whether it stays flat under load. */
export async function start(options: Options): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'dinh-bench-'))
  try {
    process.stderr.write('… demo data\n')
    await (await run(home)).stop()
    const seconds: number[] = []
    for (let repeat = 0; repeat < options.repeats; repeat++) {
      const running = await run(home)
      seconds.push(running.seconds)
      await running.stop()
    }
    const running = await run(home)
    await pause(60_000)
    const idle = memoryOf(running.pid)
    process.stderr.write(`… ${options.minutes} minutes of load\n`)
    const memory = await underLoad(running, options.minutes)
    await running.stop()
    // The first fifth warms caches; after it, the middle of the next fifth against the middle of the last.
    const fifth = Math.max(1, Math.floor(memory.length / 5))
    const [early, late] = [median(memory.slice(fifth, 2 * fifth + 1)), median(memory.slice(-fifth))]
    return [
      figure({ scenario: 'start', name: 'from npm start to the first page', unit: 's' }, seconds, undefined, atMost(3, 's')),
      figure(
        { scenario: 'start', name: 'idle memory of all processes after 60 s (PSS)', unit: 'MB' },
        [idle],
        undefined,
        atMost(400, 'MB'),
      ),
      figure(
        {
          scenario: 'start',
          name: `memory at the end of ${options.minutes} minutes of load, against its second fifth`,
          unit: 'MB',
        },
        [late],
        [early],
        {
          text: 'ratio ≤ 1.1',
          holds: (_, ratio) => (ratio ?? 9) <= 1.1,
        },
      ),
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

interface Running {
  port: number
  pid: number
  seconds: number
  stop(): Promise<void>
}

async function run(home: string): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const env = { ...process.env, DINH_HOME: home, PORT: String(port), DINH_LOG: 'error', DINH_TRUST_PROXY: '1' }
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: 'ignore', detached: true })
  const agent = new Agent()
  for (;;) {
    if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}`)
    const answer = await shoot(agent, port, { path: '/' }).catch(() => undefined)
    if (answer?.status === 200) break
    await pause(20)
  }
  const seconds = (performance.now() - began) / 1000
  return {
    ...{ port, pid: npm.pid!, seconds },
    stop: () =>
      new Promise((done) => {
        npm.once('exit', () => done())
        process.kill(-npm.pid!, 'SIGINT')
      }),
  }
}

/** Memory of all processes every few seconds while people read pages. */
async function underLoad({ port, pid }: Running, minutes: number): Promise<number[]> {
  const memory: number[] = []
  const timer = setInterval(() => memory.push(memoryOf(pid)), 3000)
  let n = 0
  const next = () => ({ path: PATHS[n % PATHS.length]!, headers: { 'x-forwarded-for': addressOfUser(n++ % 60_000) } })
  await load({ port, users: 12, seconds: minutes * 60, thinkMs: 40, next })
  clearInterval(timer)
  return memory
}
