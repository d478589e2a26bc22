import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files by their content: the name of a file is its SHA-256. Written and synced before any row names it. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  /** Throws when the file is not there or its content no longer has its name. */
  get(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
}

/** A store on disk: `ab/cd/abcd…`. A write is complete or absent, also after a power cut. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(sha256)
      if (existsSync(path)) return { sha256, size: bytes.length }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const partial = `${path}.${randomBytes(6).toString('hex')}`
      const file = await open(partial, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(partial, path)
      await syncFolder(dirname(path))
      return { sha256, size: bytes.length }
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256))
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`file ${sha256} is damaged on disk`)
      return bytes
    },
    has: async (sha256) => existsSync(pathOf(sha256)),
  }
}

/** The new name itself must survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
