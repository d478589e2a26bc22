import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A socket's path must be shorter than 107 bytes, and PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const LONGEST = 80

/** The folder of the socket, closed to others: beside the cluster, or under the system's temporary folder where that path is too long. */
export function socketFolder(folder: string): string {
  const near = join(folder, 'run')
  if (Buffer.byteLength(near) <= LONGEST) return closed(near)
  const name = `dinh-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  const temporary = Buffer.byteLength(join(tmpdir(), name)) + 7 <= LONGEST ? tmpdir() : '/tmp'
  try {
    return closed(join(temporary, name))
  } catch {
    // Somebody else took this name in the folder that everybody may write to.
    return mkdtempSync(join(temporary, `${name}-`))
  }
}

function closed(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  const own = process.getuid?.()
  if (!found.isDirectory() || (own !== 0 && found.uid !== own)) throw new Error(`${path} is not ours`)
  chmodSync(path, 0o700)
  return path
}
