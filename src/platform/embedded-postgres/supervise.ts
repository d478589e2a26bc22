import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

export interface Supervised {
  readonly pid: number
  stop(): Promise<void>
}

const FAST_SHUTDOWN_MS = 15_000

/** Starts PostgreSQL, and again whenever it ends without having been told to: somebody killed it, or memory ran out. */
export async function keepRunning(start: () => Promise<ChildProcess>, warn: (text: string) => void): Promise<Supervised> {
  let stopping: Promise<void> | undefined
  let child = await start()
  const again = async () => {
    for (let wait = 0; stopping === undefined; wait = Math.min(wait + 1000, 10_000)) {
      warn('PostgreSQL dừng ngoài ý muốn; đang khởi động lại (PostgreSQL ended unexpectedly; starting it again)')
      await pause(wait, undefined, { ref: false })
      try {
        child = await start()
        // A stop that came meanwhile saw only the dead one.
        if (stopping !== undefined) await end(child)
        else child.once('exit', onExit)
        return
      } catch (error) {
        warn(error instanceof Error ? error.message : String(error))
      }
    }
  }
  const onExit = () => {
    if (stopping === undefined) void again()
  }
  child.once('exit', onExit)
  return {
    get pid() {
      return child.pid ?? 0
    },
    stop() {
      stopping ??= end(child)
      return stopping
    },
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    // The child does not hold the program open, so the wait for it must.
    const hurry = setTimeout(() => child.kill('SIGQUIT'), FAST_SHUTDOWN_MS)
    const force = setTimeout(() => child.kill('SIGKILL'), 2 * FAST_SHUTDOWN_MS)
    child.once('exit', () => {
      clearTimeout(hurry)
      clearTimeout(force)
      resolve()
    })
    child.ref()
    child.kill('SIGINT')
  })
}
