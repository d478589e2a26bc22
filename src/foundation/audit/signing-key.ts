import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HeadTable } from './tables.ts'

/** The installation's Ed25519 key for heads. It lies under DINH_HOME/keys, readable by its owner alone. */
export interface HeadKey {
  /** First 16 hex digits of SHA-256 over the public key's SubjectPublicKeyInfo. */
  id: string
  /** PEM, SubjectPublicKeyInfo. */
  publicKey: string
  sign(text: string): Buffer
}

const opened = new Map<string, HeadKey>()

/** Reads the key of `home`, making it at the first call. */
export function openHeadKey(home: string): HeadKey {
  const file = join(home, 'keys', 'audit-head.key')
  const known = opened.get(file)
  if (known) return known
  if (!existsSync(file)) makeKey(home, file)
  const secret = createPrivateKey(readFileSync(file))
  const publicKey = createPublicKey(secret)
  const key = { id: keyIdOf(publicKey), publicKey: pem(publicKey), sign: (text: string) => sign(null, Buffer.from(text), secret) }
  opened.set(file, key)
  return key
}

function makeKey(home: string, file: string): void {
  mkdirSync(join(home, 'keys'), { recursive: true, mode: 0o700 })
  chmodSync(join(home, 'keys'), 0o700)
  const draft = `${file}.${process.pid}`
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    // A link appears whole or not at all: server and worker may start at the same moment, and the first key stands.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}

const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }) as string
const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

/** What a head's signature is over; anyone can write it from the head's public fields. */
export const signedTextOf = (head: Pick<HeadTable, 'agency_id' | 'size' | 'root' | 'at' | 'prev'>): string =>
  [
    'dinh-audit-head-v1',
    head.agency_id,
    head.size,
    head.root.toString('hex'),
    head.at.toISOString(),
    head.prev?.toString('hex') ?? '-',
    '',
  ].join('\n')

/** SHA-256 of a head's signed text: the `prev` of the next. */
export const digestOf = (head: Parameters<typeof signedTextOf>[0]): Buffer =>
  createHash('sha256').update(signedTextOf(head)).digest()

/** Whether the head was signed with this public key (PEM). */
export const isSigned = (head: HeadTable, publicKey: string): boolean =>
  verify(null, Buffer.from(signedTextOf(head)), createPublicKey(publicKey), head.signature)
