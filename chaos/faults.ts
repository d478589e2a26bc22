import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../bench/world.ts'
import { type Kept, keep } from './processes.ts'

export interface Place {
  world: World
  servers: readonly Kept[]
  worker: Kept
  /** Whether the installation lies on a small file system of its own, which may be filled. */
  ownDisk: boolean
}

export interface Fault {
  name: string
  /** Why it cannot be made here; undefined where it can. */
  missing(place: Place): string | undefined
  /** Does its harm; returns when the cause is over, not when the program has recovered. */
  inflict(place: Place): Promise<void>
}

const always = () => undefined
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'

/** In the order in which rounds take them. */
export const FAULTS: Fault[] = [
  {
    name: 'server killed (-9)',
    missing: always,
    inflict: async ({ servers }) => servers[0]!.kill('SIGKILL'),
  },
  {
    name: 'database killed (-9)',
    missing: always,
    inflict: async ({ world }) => void process.kill(world.postgres.pid, 'SIGKILL'),
  },
  {
    name: 'worker killed (-9)',
    missing: always,
    inflict: async ({ worker }) => {
      for (let n = 0; n < 3; n++) {
        worker.kill('SIGKILL')
        await pause(700)
      }
    },
  },
  {
    name: 'disk full',
    missing: ({ ownDisk }) => (ownDisk ? undefined : 'only root may mount a small file system to fill'),
    inflict: async ({ world }) => {
      const filler = join(world.home, 'filler')
      const { bavail, bsize } = statfsSync(world.home)
      // To the last block; what the program frees meanwhile is taken, too.
      for (let n = 0; n < 8; n++) {
        try {
          writeFileSync(`${filler}-${n}`, Buffer.alloc(n === 0 ? Math.max(0, bavail * bsize - 200_000) : 4096))
        } catch {
          // Full.
        }
        await pause(400)
      }
      for (let n = 0; n < 8; n++) rmSync(`${filler}-${n}`, { force: true })
    },
  },
  {
    name: 'database stopped at once (immediate)',
    missing: always,
    inflict: async ({ world }) => void process.kill(world.postgres.pid, 'SIGQUIT'),
  },
  {
    name: 'connections cut',
    missing: always,
    inflict: async ({ world }) => {
      for (let n = 0; n < 5; n++) {
        await world.database.pool.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1',
          ['client backend'],
        )
        await pause(200)
      }
    },
  },
  {
    name: 'both servers killed (-9) at once',
    missing: always,
    inflict: async ({ servers }) => {
      for (const server of servers) server.kill('SIGKILL')
    },
  },
  {
    name: 'database hangs for two seconds, as on a slow disk',
    missing: always,
    inflict: async ({ world }) => {
      const all = [world.postgres.pid, ...childrenOf(world.postgres.pid)]
      for (const pid of all) signal(pid, 'SIGSTOP')
      await pause(2000)
      for (const pid of all) signal(pid, 'SIGCONT')
    },
  },
  {
    name: 'clock of one server an hour ahead, then back',
    missing: () => (existsSync(FAKETIME) ? undefined : 'libfaketime is not installed (Debian: faketime)'),
    inflict: async ({ world }) => {
      const ahead = await keep(world, 'worker', { LD_PRELOAD: FAKETIME, FAKETIME: '+3600s', FAKETIME_DONT_FAKE_MONOTONIC: '1' })
      await pause(4000)
      await ahead.stop()
    },
  },
  {
    name: 'server, worker and database killed (-9) at once: a power cut',
    missing: always,
    inflict: async ({ world, servers, worker }) => {
      for (const one of [...servers, worker]) one.kill('SIGKILL')
      process.kill(world.postgres.pid, 'SIGKILL')
    },
  },
]

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // Ended meanwhile.
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]) === pid
      } catch {
        return false
      }
    })
    .map(Number)
}

/** A file system of its own in memory, where the user may mount one. Returns what takes it away; undefined where it could not be made. */
export function mountSmallDisk(folder: string, megabytes: number): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'ignore' })
    return () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
}
