import { generateKeyPairSync } from 'node:crypto'
import { keepKey } from '#platform/secrets'

/** The installation's P-256 keys towards push services (RFC 8292), base64url. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

const opened = new Map<string, VapidKeys>()

/** Reads the keys of `home`, making them at the first call. A new pair would silence every subscription, so they are kept. */
export function openVapidKeys(home: string): VapidKeys {
  const known = opened.get(home)
  if (known) return known
  const keys = JSON.parse(keepKey(home, 'vapid.json', () => JSON.stringify(makeKeys()))) as VapidKeys
  opened.set(home, keys)
  return keys
}

function makeKeys(): VapidKeys {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')])
  return { publicKey: point.toString('base64url'), privateKey: d! }
}
