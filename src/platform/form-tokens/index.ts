import { randomBytes } from 'node:crypto'
import type { Secrets } from '#platform/secrets'

/**
 * A form token proves that the form came from our page and names the person it was made for. It does not lean on the Origin
 * header, which old browsers do not send. Its nonce makes a form sent twice recognisable.
 * Shape: `nonce.subject.mac`; subject is a person's id, or a visitor's cookie.
 */
export interface FormToken {
  nonce: string
  subject: string
}

export function issueFormToken(secrets: Secrets, subject: string): string {
  const nonce = randomBytes(12).toString('base64url')
  return `${nonce}.${subject}.${secrets.mac('form-token', `${nonce}.${subject}`)}`
}

/** Returns what the token says if it was issued here, else undefined. */
export function readFormToken(secrets: Secrets, token: unknown): FormToken | undefined {
  if (typeof token !== 'string' || token.length > 300) return undefined
  const [nonce, subject, mac, ...rest] = token.split('.')
  if (!nonce || !subject || !mac || rest.length > 0) return undefined
  return secrets.verify('form-token', `${nonce}.${subject}`, mac) ? { nonce, subject } : undefined
}
