import { createHash, X509Certificate } from 'node:crypto'
import { fromBER } from 'asn1js'
import * as pkijs from 'pkijs'

/** What a PDF's newest seal proves. */
export interface SealedCopy {
  /** All of: the digest fits, the signature fits, the certificate leads to a trusted root and was valid, and nothing was added after. */
  valid: boolean
  /** Common name of the certificate; empty where there is no seal. */
  signer: string
  signedAt: Date | null
  /** What is wrong, in the words of the check; empty when valid. */
  problems: ('no-seal' | 'unreadable' | 'altered' | 'added-after' | 'untrusted' | 'expired')[]
}

const NOTHING = (problem: 'no-seal' | 'unreadable'): SealedCopy => ({
  valid: false,
  signer: '',
  signedAt: null,
  problems: [problem],
})

/**
 * Checks the last PAdES or PKCS#7 seal of a PDF against trusted roots (ETSI EN 319 142-1; ISO 32000-2 §12.8).
 * @param roots PEM. Never throws: a file that cannot be read is `unreadable`.
 */
export async function verifySealedPdf(pdf: Uint8Array, roots: readonly string[]): Promise<SealedCopy> {
  const found = lastSignature(pdf)
  if (!found) return NOTHING('no-seal')
  try {
    const schema = fromBER(new Uint8Array(found.cms).buffer)
    const content = new pkijs.ContentInfo({ schema: schema.result })
    const signed = new pkijs.SignedData({ schema: content.content })
    const info = signed.signerInfos[0]!
    const certificates = (signed.certificates ?? []).filter((c): c is pkijs.Certificate => c instanceof pkijs.Certificate)
    const own = certificates.find(
      (c) => info.sid instanceof pkijs.IssuerAndSerialNumber && c.serialNumber.isEqual(info.sid.serialNumber),
    )
    if (!own) return NOTHING('unreadable')
    const certificate = new X509Certificate(Buffer.from(own.toSchema(true).toBER(false)))
    const problems: SealedCopy['problems'] = []
    if (!(await fits(signed, found.covered, info))) problems.push('altered')
    if (!found.coversAll) problems.push('added-after')
    const signedAt = signingTimeOf(info) ?? found.claimedAt
    if (!leadsToRoot(certificate, certificates, roots)) problems.push('untrusted')
    if (signedAt && (signedAt < new Date(certificate.validFrom) || signedAt > new Date(certificate.validTo)))
      problems.push('expired')
    return { valid: problems.length === 0, signer: commonName(own), signedAt, problems }
  } catch {
    return NOTHING('unreadable')
  }
}

interface Found {
  cms: Buffer
  covered: Buffer
  coversAll: boolean
  claimedAt: Date | null
}

/** The last /ByteRange with its /Contents. The range is two stretches around the signature itself. */
function lastSignature(pdf: Uint8Array): Found | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = bytes.toString('latin1')
  const match = [...text.matchAll(/\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g)].at(-1)
  if (!match) return undefined
  const [a, b, c, d] = match.slice(1, 5).map(Number) as [number, number, number, number]
  if (a !== 0 || c < b || c + d > bytes.length) return undefined
  const hex = text.slice(b, c).replace(/[<>\s]/g, '')
  if (!/^[0-9a-fA-F]+$/.test(hex)) return undefined
  const padded = Buffer.from(hex, 'hex')
  const cms = padded.subarray(0, derLength(padded))
  const at = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})/.exec(
    text.slice(Math.max(0, match.index - 3000), match.index + 3000),
  )
  return {
    cms,
    covered: Buffer.concat([bytes.subarray(a, b), bytes.subarray(c, c + d)]),
    coversAll: c + d === bytes.length,
    claimedAt: at
      ? new Date(Date.UTC(Number(at[1]), Number(at[2]) - 1, Number(at[3]), Number(at[4]), Number(at[5]), Number(at[6])))
      : null,
  }
}

/** The placeholder is filled up with zeros; DER says where the signature ends. */
function derLength(der: Buffer): number {
  if (der[0] !== 0x30 || der.length < 4) return der.length
  const first = der[1]!
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  return count > 4 ? der.length : 2 + count + der.readUIntBE(2, count)
}

async function fits(signed: pkijs.SignedData, covered: Buffer, info: pkijs.SignerInfo): Promise<boolean> {
  const digest = info.signedAttrs?.attributes.find((attribute) => attribute.type === '1.2.840.113549.1.9.4')
  const stated = digest?.values[0]?.valueBlock.valueHexView as Uint8Array | undefined
  const hash = { '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512' }[
    info.digestAlgorithm.algorithmId
  ]
  if (!hash) return false
  if (stated && !createHash(hash).update(covered).digest().equals(Buffer.from(stated))) return false
  return signed.verify({ signer: 0, data: new Uint8Array(covered).buffer, checkChain: false }).catch(() => false)
}

function signingTimeOf(info: pkijs.SignerInfo): Date | null {
  const attribute = info.signedAttrs?.attributes.find((a) => a.type === '1.2.840.113549.1.9.5')
  const value: unknown = attribute?.values[0]?.toDate?.()
  return value instanceof Date ? value : null
}

function leadsToRoot(certificate: X509Certificate, others: pkijs.Certificate[], roots: readonly string[]): boolean {
  const trusted = roots.map((pem) => new X509Certificate(pem))
  const between = others.map((c) => new X509Certificate(Buffer.from(c.toSchema(true).toBER(false)))).filter((c) => c.ca)
  let current = certificate
  for (let depth = 0; depth < 5; depth++) {
    const root = trusted.find(
      (c) => c.fingerprint256 === current.fingerprint256 || (current.checkIssued(c) && current.verify(c.publicKey)),
    )
    if (root) return true
    const next = between.find(
      (c) => c.fingerprint256 !== current.fingerprint256 && current.checkIssued(c) && current.verify(c.publicKey),
    )
    if (!next) return false
    current = next
  }
  return false
}

const commonName = (certificate: pkijs.Certificate): string =>
  String(certificate.subject.typesAndValues.find((part) => part.type === '2.5.4.3')?.value.valueBlock.value ?? '')
