import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The installation's own secret and what is derived from it. It lies under DINH_HOME/keys, readable by its owner alone. */
export interface Secrets {
  /** HMAC-SHA-256 of `text` under a key of its own for `purpose`; base64url. */
  mac(purpose: string, text: string): string
  /** Compares in constant time. */
  verify(purpose: string, text: string, mac: string): boolean
  /** AES-256-GCM; `bound` must be the same on opening, so that one person's data cannot be opened as another's. */
  seal(purpose: string, bound: string, plain: Uint8Array): Buffer
  /** Returns undefined when the box was not sealed here for this purpose and binding. */
  open(purpose: string, bound: string, box: Uint8Array): Buffer | undefined
}

/** Reads the secret of `home`, making it at the first start. */
export function openSecrets(home: string): Secrets {
  const folder = join(home, 'keys')
  const file = join(folder, 'secret.key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
  }
  return secretsFrom(readFileSync(file))
}

/**
 * The text of the secret file `name` under DINH_HOME/keys, made at the first call and readable by its owner alone. Server and worker may
 * ask at the same moment: the file appears whole or not at all, and both get the first.
 */
export function keepKey(home: string, name: string, make: () => string): string {
  const folder = join(home, 'keys')
  const file = join(folder, name)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    const draft = `${file}.${randomBytes(6).toString('hex')}`
    writeFileSync(draft, make(), { mode: 0o600, flag: 'wx', flush: true })
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(draft)
    }
  }
  return readFileSync(file, 'utf8')
}

/** Secrets from 32 bytes at hand; for tests and openSecrets. */
export function secretsFrom(master: Buffer): Secrets {
  const keyFor = (purpose: string) => createHmac('sha256', master).update(purpose).digest()
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', keyFor(`mac:${purpose}`))
      .update(text)
      .digest('base64url')
  return {
    mac,
    verify(purpose, text, given) {
      const expected = Buffer.from(mac(purpose, text))
      const actual = Buffer.from(given)
      return expected.length === actual.length && timingSafeEqual(expected, actual)
    },
    seal(purpose, bound, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), iv)
      cipher.setAAD(Buffer.from(bound))
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(purpose, bound, box) {
      if (box.length < 28) return undefined
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), box.subarray(0, 12))
      decipher.setAAD(Buffer.from(bound))
      decipher.setAuthTag(box.subarray(-16))
      try {
        return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}
