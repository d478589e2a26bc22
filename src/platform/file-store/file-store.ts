import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files by their content: the name of a file is its SHA-256 (64 hexadecimal digits). Synced to disk before any row names it. */
export interface FileStore {
  /** Stores bytes or a stream of them; the same content is stored once. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>
  /** Throws when the file is not there or its content no longer has its name. */
  get(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
}

/** What a killed run left half-written is removed after a day; until then another process may be writing it. */
const STALE_MS = 24 * 3600_000

/** A store on disk: `ab/cd/abcd…`. A write is complete or absent, also after a power cut. */
export function openFileStore(folder: string): FileStore {
  const partials = join(folder, 'partial')
  let ready: Promise<void> | undefined

  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  return {
    async put(content) {
      // A failure here (no space, no right) must not be remembered: the next put tries again.
      ready ??= prepare(partials).catch((error: unknown) => {
        ready = undefined
        throw error
      })
      await ready
      if (content instanceof Uint8Array) {
        const sha256 = createHash('sha256').update(content).digest('hex')
        if ((await sizeOf(pathOf(sha256))) === content.length) return { sha256, size: content.length }
      }
      const partial = join(partials, randomBytes(12).toString('hex'))
      try {
        const { sha256, size } = await write(partial, content)
        const path = pathOf(sha256)
        await makeFolders(folder, dirname(path))
        await rename(partial, path)
        await syncFolder(dirname(path))
        return { sha256, size }
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new Error(`file ${sha256} is not in the store`) : error
      })
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`file ${sha256} is damaged on disk`)
      return bytes
    },
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== undefined,
  }
}

async function write(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      hash.update(chunk)
      size += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

const sizeOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(() => undefined))?.size

async function prepare(partials: string): Promise<void> {
  const first = await mkdir(partials, { recursive: true, mode: 0o700 })
  for (let made = dirname(partials); first !== undefined && made.length >= dirname(first).length; made = dirname(made))
    await syncFolder(made)
  for (const name of await readdir(partials)) {
    const path = join(partials, name)
    const written = await stat(path).catch(() => undefined)
    if (written && Date.now() - written.mtimeMs > STALE_MS) await rm(path, { force: true })
  }
}

/** Makes the folders of a file; their own names, too, must survive a power cut. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let parent = dirname(folder); parent.length >= root.length; parent = dirname(parent)) await syncFolder(parent)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
