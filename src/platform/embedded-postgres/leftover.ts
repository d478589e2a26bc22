import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigurationError } from '#platform/config'

/**
 * A run that was killed may leave its PostgreSQL behind. It is told to stop, and only when no process of it is left is its lock file
 * removed: with a process still writing, PostgreSQL's own check must refuse the start.
 * @param onWait called once when there is something to wait for
 */
export async function endLeftover(data: string, onWait: () => void): Promise<void> {
  if (postmasterPid(data) === undefined) return
  let running = processesOver(data)
  if (running.length > 0) onWait()
  for (let waited = 0; running.length > 0; waited += 25) {
    // First a fast shutdown by the postmaster; without one its children are ended; after 15 s each at once.
    const postmaster = postmasterPid(data)
    const signal = waited < 15_000 ? 'SIGINT' : waited < 20_000 ? 'SIGQUIT' : 'SIGKILL'
    const targets = signal === 'SIGINT' && postmaster && running.includes(postmaster) ? [postmaster] : running
    if (waited % 5000 === 0) for (const pid of targets) send(pid, targets.length === 1 ? signal : 'SIGQUIT')
    if (waited > 30_000)
      throw new ConfigurationError(
        `PostgreSQL của lần chạy trước không chịu dừng (a former PostgreSQL does not stop): ${running.join(', ')}`,
      )
    await pause(25)
    running = processesOver(data)
  }
  rmSync(join(data, 'postmaster.pid'), { force: true })
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function postmasterPid(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

/** Every PostgreSQL process over this very folder: each works in its data folder. Process numbers alone are used again. */
function processesOver(data: string): number[] {
  const folder = realpathSync(data)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === folder && basename(readlinkSync(`/proc/${name}/exe`)).startsWith('postgres')
      } catch {
        return false
      }
    })
    .map(Number)
}
