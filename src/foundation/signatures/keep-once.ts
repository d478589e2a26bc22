import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'

/**
 * The content of a secret file, made on first use. Two processes may start at once: both may make one, one of them is kept, and both get that.
 * The file appears whole or not at all, readable by its owner alone.
 */
export async function keepOnce(file: string, make: () => Promise<Uint8Array | string>): Promise<Buffer> {
  const known = read(file)
  if (known) return known
  const partial = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(partial, await make(), { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(partial, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(partial)
  }
  return readFileSync(file)
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
