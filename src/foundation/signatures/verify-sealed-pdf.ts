import { X509Certificate } from 'node:crypto'
import { type CmsSeal, readCms, sealFits } from './cms-seal.ts'

export type SealProblem = 'no-seal' | 'unreadable' | 'altered' | 'added-after' | 'untrusted' | 'expired'

/** What a PDF's newest seal proves. */
export interface SealedCopy {
  /** All of: the digest fits, the signature fits, the certificate leads to a trusted root and was valid, and nothing was added after. */
  valid: boolean
  /** Common name of the certificate; empty where there is no seal. Trust it only where `problems` has neither `altered` nor `untrusted`. */
  signer: string
  /** The sealing clock's claim; B-B has no trusted timestamp. */
  signedAt: Date | null
  /** What the seal was set for, as its maker wrote it. */
  reason: string
  /** The seal covers every byte of the file but itself. */
  coversWholeDocument: boolean
  /** What is wrong, in the words of the check; empty when valid. */
  problems: SealProblem[]
}

const failed = (problem: SealProblem): SealedCopy => ({
  valid: false,
  signer: '',
  signedAt: null,
  reason: '',
  coversWholeDocument: false,
  problems: [problem],
})

/**
 * Checks the last PAdES or PKCS#7 seal of a PDF against trusted roots (ETSI EN 319 142-1; ISO 32000-2 §12.8). Revocation is not asked.
 * @param roots PEM. Never throws: a file that cannot be read is `unreadable`.
 */
export async function verifySealedPdf(pdf: Uint8Array, roots: readonly string[]): Promise<SealedCopy> {
  try {
    const found = lastSeal(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
    if (typeof found === 'string') return failed(found)
    const seal = readCms(found.cms)
    const problems: SealProblem[] = []
    if (!sealFits(seal, found.covered, found.isPades)) problems.push('altered')
    if (!found.coversAll) problems.push('added-after')
    const path = pathToRoot(seal, roots)
    if (!path) problems.push('untrusted')
    const signedAt = seal.signedAt ?? found.claimedAt
    // A seal that names no time is held to today.
    if ([seal.certificate, ...(path ?? [])].some((c) => !isValidAt(c, signedAt ?? new Date()))) problems.push('expired')
    return {
      valid: problems.length === 0,
      signer: seal.signer,
      signedAt,
      reason: found.reason,
      coversWholeDocument: found.coversAll,
      problems,
    }
  } catch {
    return failed('unreadable')
  }
}

interface Found {
  cms: Buffer
  covered: Buffer
  coversAll: boolean
  isPades: boolean
  claimedAt: Date | null
  reason: string
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g

/** The last /ByteRange with its /Contents. The range is two stretches around the seal itself, which may hold nothing but its hexadecimal. */
function lastSeal(bytes: Buffer): Found | SealProblem {
  const text = bytes.toString('latin1')
  const match = [...text.matchAll(BYTE_RANGE)].at(-1)
  if (!match) return 'no-seal'
  const [a, b, c, d] = match.slice(1, 5).map(Number) as [number, number, number, number]
  // A range beyond the file's end: the file was cut.
  if (a !== 0 || c <= b || c + d > bytes.length) return 'altered'
  const gap = /^<([0-9a-fA-F\s]*)>$/.exec(text.slice(b, c))
  if (!gap) return 'altered'
  const padded = Buffer.from(gap[1]!.replace(/\s/g, ''), 'hex')
  const dictionary = text.slice(Math.max(0, b - 3000), b) + text.slice(c, c + 3000)
  return {
    cms: padded.subarray(0, derLength(padded)),
    covered: Buffer.concat([bytes.subarray(0, b), bytes.subarray(c, c + d)]),
    coversAll: c + d === bytes.length,
    isPades: dictionary.includes('/ETSI.CAdES.detached'),
    claimedAt: claimedTime(dictionary),
    reason: reasonOf(dictionary),
  }
}

function claimedTime(dictionary: string): Date | null {
  const at = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}'?\d{2})?/.exec(dictionary)
  if (!at) return null
  const [, year, month, day, hour, minute, second, zone = 'Z'] = at
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(time.getTime()) ? null : time
}

/** /Reason as UTF-16 in hexadecimal, as our sealer writes it, or as plain letters. */
function reasonOf(dictionary: string): string {
  const hex = /\/Reason\s*<FEFF([0-9A-F]*)>/i.exec(dictionary)
  if (hex) return Buffer.from(hex[1]!, 'hex').swap16().toString('utf16le').slice(0, 500)
  return /\/Reason\s*\(([ -'*-[\]-~]*)\)/.exec(dictionary)?.[1]?.slice(0, 500) ?? ''
}

/** The placeholder is filled up with zeros; DER says where the seal ends. */
function derLength(der: Buffer): number {
  if (der[0] !== 0x30 || der.length < 4) return der.length
  const first = der[1]!
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  return count > 4 ? der.length : 2 + count + der.readUIntBE(2, count)
}

const isValidAt = (certificate: X509Certificate, at: Date): boolean =>
  at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo)

const issued = (child: X509Certificate, parent: X509Certificate): boolean =>
  child.checkIssued(parent) && child.verify(parent.publicKey)

/** The certificates above the sealing one, up to a trusted root; undefined where none leads there. */
function pathToRoot({ certificate, others }: CmsSeal, roots: readonly string[]): X509Certificate[] | undefined {
  const trusted = roots.map((pem) => new X509Certificate(pem))
  const between = others.filter((c) => c.ca)
  const path: X509Certificate[] = []
  let current = certificate
  for (let depth = 0; depth < 5; depth++) {
    const root = trusted.find((c) => issued(current, c))
    if (root) return [...path, root]
    const next = between.find((c) => c.fingerprint256 !== current.fingerprint256 && issued(current, c))
    if (!next) return undefined
    path.push(next)
    current = next
  }
  return undefined
}
