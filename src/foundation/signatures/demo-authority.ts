import { randomBytes, webcrypto } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { keepOnce } from './keep-once.ts'
import { pemOf } from './pem.ts'

const KEY = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const YEAR_MS = 365 * 86_400_000

/** A certificate with its private key, both PEM. */
export interface KeyPair {
  certificate: string
  key: string
}

/**
 * The demo certificate authority of this installation: made once under DINH_HOME/keys, readable by its owner alone. It stands in for
 * the government's authority (NĐ 68/2024/NĐ-CP); papers sealed under it prove nothing outside this installation, and say so.
 */
export interface DemoAuthority {
  root: KeyPair
  /** A new seal certificate for an agency, signed by the root, for five years. */
  issue(name: string): Promise<KeyPair>
}

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }))

const pemOfKey = async (key: webcrypto.CryptoKey): Promise<string> => {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return pemOf('PRIVATE KEY', der)
}

const keyOfPem = (pem: string): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('pkcs8', Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'), KEY, true, ['sign'])

export async function openDemoAuthority(folder: string): Promise<DemoAuthority> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const made = async () => {
    const { certificate, key } = await makeRoot()
    return `${certificate.trim()}\n${key.trim()}\n`
  }
  const root = pairOf((await keepOnce(join(folder, 'demo-authority.pem'), made)).toString('utf8'))
  return { root, issue: (name) => issue(root, name) }
}

/** Certificate and key stand in one file. */
function pairOf(text: string): KeyPair {
  const part = (label: string) => new RegExp(`-----BEGIN ${label}-----[\\s\\S]*?-----END ${label}-----`).exec(text)?.[0] ?? ''
  return { certificate: `${part('CERTIFICATE')}\n`, key: `${part('PRIVATE KEY')}\n` }
}

export interface CertificateRequest {
  subject: pkijs.RelativeDistinguishedNames
  issuer: pkijs.RelativeDistinguishedNames
  keys: webcrypto.CryptoKeyPair
  signWith: webcrypto.CryptoKey
  years: number
  isAuthority: boolean
  /** Random unless given. */
  serial?: Uint8Array
}

export const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'
const COUNTRY = '2.5.4.6'

/** A distinguished name with one attribute a step, as everybody writes it; pkijs alone would put all into one step. */
export function nameOf(parts: [type: string, value: string][]): pkijs.RelativeDistinguishedNames {
  const steps = parts.map(([type, value]) => {
    const text = type === COUNTRY ? new asn1.PrintableString({ value }) : new asn1.Utf8String({ value })
    return new asn1.Set({ value: [new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), text] })] })
  })
  return new pkijs.RelativeDistinguishedNames({ schema: asn1.fromBER(new asn1.Sequence({ value: steps }).toBER(false)).result })
}

/** keyUsage (RFC 5280 §4.2.1.3): bits from the left. Authority: keyCertSign, cRLSign; seal: digitalSignature, nonRepudiation. */
const usage = (isAuthority: boolean) =>
  new asn1.BitString({ valueHex: new Uint8Array([isAuthority ? 0x06 : 0xc0]).buffer, unusedBits: isAuthority ? 1 : 6 })

const extension = (extnID: string, critical: boolean, value: asn1.BaseBlock) =>
  new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) })

/** An X.509 certificate, PEM. Valid from a year ago: clocks differ, and papers of the demo's past are sealed, too. */
export async function makeCertificate(request: CertificateRequest): Promise<string> {
  const certificate = new pkijs.Certificate({ version: 2 })
  // Positive, of 16 octets, not guessable (RFC 5280 §4.1.2.2).
  const random = randomBytes(16)
  random[0] = (random[0]! & 0x7f) | 0x40
  const serial = request.serial ?? random
  certificate.serialNumber = new asn1.Integer({ valueHex: new Uint8Array(serial).buffer })
  certificate.subject = request.subject
  certificate.issuer = request.issuer
  certificate.notBefore.value = new Date(Date.now() - YEAR_MS)
  certificate.notAfter.value = new Date(Date.now() + request.years * YEAR_MS)
  await certificate.subjectPublicKeyInfo.importKey(request.keys.publicKey as never)
  certificate.extensions = [
    extension(
      '2.5.29.19',
      true,
      new pkijs.BasicConstraints({
        cA: request.isAuthority,
        ...(request.isAuthority ? { pathLenConstraint: 0 } : {}),
      }).toSchema(),
    ),
    extension('2.5.29.15', true, usage(request.isAuthority)),
  ]
  await certificate.sign(request.signWith as never, 'SHA-256')
  const der = Buffer.from(certificate.toSchema(true).toBER(false))
  return pemOf('CERTIFICATE', der)
}

const newKeys = () => webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify'])

async function makeRoot(): Promise<KeyPair> {
  const keys = await newKeys()
  const name = nameOf([
    [COMMON_NAME, 'Đình - Chứng thực DÙNG THỬ (demo, not for legal use)'],
    [COUNTRY, 'VN'],
  ])
  const certificate = await makeCertificate({
    subject: name,
    issuer: name,
    keys,
    signWith: keys.privateKey,
    years: 20,
    isAuthority: true,
  })
  return { certificate, key: await pemOfKey(keys.privateKey) }
}

async function issue(root: KeyPair, name: string): Promise<KeyPair> {
  const keys = await newKeys()
  const der = new Uint8Array(Buffer.from(root.certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
  const certificate = await makeCertificate({
    subject: nameOf([
      [COMMON_NAME, name.slice(0, 64)],
      [ORGANIZATION, name.slice(0, 64)],
      [COUNTRY, 'VN'],
    ]),
    issuer: pkijs.Certificate.fromBER(der.buffer).subject,
    keys,
    signWith: await keyOfPem(root.key),
    years: 5,
    isAuthority: false,
  })
  return { certificate, key: await pemOfKey(keys.privateKey) }
}
