import { randomBytes } from 'node:crypto'
import type { Secrets } from '#platform/secrets'

/** The cookie that lets a device keep an allowance of guesses of its own for the accounts it has signed in to. */
export const DEVICE_COOKIE = 'dinh_thiet_bi'
const KEPT = 5
const PURPOSE = 'known-device'

/**
 * The device's nonce for this account, or undefined when it has never signed in to it. The cookie is `nonce.mac` joined by `~`; a thief of
 * the cookie gains guesses at the pace of one device, nothing more.
 */
export function knownDevice(secrets: Secrets, cookie: string | undefined, account: string): string | undefined {
  for (const entry of (cookie ?? '').slice(0, 1000).split('~').slice(0, KEPT)) {
    const [nonce, mac] = entry.split('.')
    if (nonce && mac && secrets.verify(PURPOSE, `${nonce}.${account}`, mac)) return nonce
  }
  return undefined
}

/** The cookie after a success: this account first, at most five accounts. */
export function rememberDevice(secrets: Secrets, cookie: string | undefined, account: string): string {
  const others = (cookie ?? '').split('~').filter((entry) => {
    const [nonce, mac] = entry.split('.')
    return nonce && mac && /^[\w-]{16}\.[\w-]{43}$/.test(entry) && !secrets.verify(PURPOSE, `${nonce}.${account}`, mac)
  })
  const nonce = knownDevice(secrets, cookie, account) ?? randomBytes(12).toString('base64url')
  return [`${nonce}.${secrets.mac(PURPOSE, `${nonce}.${account}`)}`, ...others].slice(0, KEPT).join('~')
}
