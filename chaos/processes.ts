import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { addressOf, freePort, type World } from '../bench/world.ts'

/** A process of the program that is started again whenever it ends, as systemd would. */
export interface Kept {
  role: 'server' | 'worker'
  /** 0 for a worker. */
  port: number
  kill(signal: NodeJS.Signals): void
  /** Times it was started. */
  starts: number
  stop(): Promise<void>
}

/** Keeps a server or a worker of the built program running on the world's database and files. */
export async function keep(world: World, role: Kept['role'], env: Record<string, string> = {}): Promise<Kept> {
  const port = role === 'server' ? await freePort() : 0
  let child: ChildProcess
  let stopping = false
  const kept: Kept = {
    role,
    port,
    starts: 0,
    kill: (signal) => child.kill(signal),
    stop: async () => {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise<void>((done) => child.once('exit', () => done()))
      child.kill('SIGTERM')
      const hurry = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await gone
      clearTimeout(hurry)
    },
  }
  const start = () => {
    kept.starts++
    child = fork(join(import.meta.dirname, '..', 'dist', 'main.js'), [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        ...process.env,
        ...{ DINH_HOME: world.home, DATABASE_URL: addressOf(world.postgres.connection), PORT: String(port), DINH_ROLE: role },
        ...{ DINH_TRUST_PROXY: '1', DINH_LOG: 'fatal', ...env },
      },
    })
    const began = Date.now()
    child.once('exit', async () => {
      // A program that cannot start is not started ten times a second.
      if (Date.now() - began < 500) await pause(200)
      if (!stopping) start()
    })
  }
  start()
  return kept
}
