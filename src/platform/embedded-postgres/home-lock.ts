import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigurationError } from '#platform/config'

/** A run that is just stopping may need a moment. */
const PATIENCE_MS = 3000

/**
 * Holds a lock file until released or this process ends, however it ends: the kernel keeps it, so a killed run leaves none.
 * @throws ConfigurationError with a clear sentence when another run holds it
 */
export async function lockHome(file: string, home: string): Promise<{ release(): void }> {
  const fd = openSync(file, 'a+', 0o600)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    // flock locks the open file, which stays ours when the command has ended.
    const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] })
    if (status === 0 || error) break
    if (Date.now() > deadline) {
      const holder = readFileSync(file, 'utf8').trim()
      closeSync(fd)
      throw new ConfigurationError(
        `Một lần chạy khác${holder ? ` (tiến trình ${holder})` : ''} đang dùng ${home}; hãy dừng nó trước, hoặc đặt DINH_HOME sang thư mục khác ` +
          '(another run uses this DINH_HOME; stop it first or choose another folder).',
      )
    }
    await pause(100)
  }
  ftruncateSync(fd)
  writeSync(fd, `${process.pid}\n`)
  let held = true
  return {
    release() {
      if (held) closeSync(fd)
      held = false
    },
  }
}
