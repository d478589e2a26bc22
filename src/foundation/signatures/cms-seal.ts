import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { fromBER, type OctetString } from 'asn1js'
import * as pkijs from 'pkijs'

/** One signer's seal out of a CMS (RFC 5652). */
export interface CmsSeal {
  certificate: X509Certificate
  /** Common name of the certificate. */
  signer: string
  others: X509Certificate[]
  signedAt: Date | null
  info: pkijs.SignerInfo
}

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  commonName: '2.5.4.3',
  rsaPss: '1.2.840.113549.1.1.10',
}

/** The family that TT 15/2025/TT-BKHCN names; SHA-1 is refused. */
const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
}

/** Reads a detached CMS of exactly one signer. Throws on anything else. */
export function readCms(der: Uint8Array): CmsSeal {
  const content = new pkijs.ContentInfo({ schema: fromBER(new Uint8Array(der).buffer).result })
  if (content.contentType !== OID.signedData) throw new Error('not signed data')
  const signed = new pkijs.SignedData({ schema: content.content })
  const [info, second] = signed.signerInfos
  if (!info || second) throw new Error('one signer is expected')
  // Content of its own would let a genuine signature stand for another document.
  if (signed.encapContentInfo.eContent || signed.encapContentInfo.eContentType !== OID.data) throw new Error('not detached')
  const all = (signed.certificates ?? []).filter((c): c is pkijs.Certificate => c instanceof pkijs.Certificate)
  // Issuer and number together: anybody can make a certificate with a number that is taken.
  const own = all.find((c) => {
    const { sid } = info
    return sid instanceof pkijs.IssuerAndSerialNumber && c.serialNumber.isEqual(sid.serialNumber) && c.issuer.isEqual(sid.issuer)
  })
  if (!own) throw new Error('without its certificate')
  const time: unknown = attribute(info, OID.signingTime)?.values[0]?.toDate?.()
  return {
    certificate: asX509(own),
    signer: String(own.subject.typesAndValues.find((part) => part.type === OID.commonName)?.value.valueBlock.value ?? ''),
    others: all.filter((c) => c !== own).map(asX509),
    signedAt: time instanceof Date ? time : null,
    info,
  }
}

const asX509 = (certificate: pkijs.Certificate): X509Certificate =>
  new X509Certificate(Buffer.from(certificate.toSchema(true).toBER(false)))

function attribute(info: pkijs.SignerInfo, type: string): pkijs.Attribute | undefined {
  const found = (info.signedAttrs?.attributes ?? []).filter((a) => a.type === type)
  if (found.length > 1) throw new Error('an attribute stands twice')
  return found[0]
}

/**
 * Does the seal fit these bytes? Signed attributes are required: without them the very bytes that were signed as attributes elsewhere could be
 * passed off as a document (RFC 5652 §11, errata; seen in several verifiers).
 * @param isPades also asks for the certificate's digest among what is signed (ETSI EN 319 122-1 §5.2.2.3).
 */
export function sealFits({ info, certificate }: CmsSeal, covered: Uint8Array, isPades: boolean): boolean {
  const hash = HASHES[info.digestAlgorithm.algorithmId]
  const stated = attribute(info, OID.messageDigest)?.values[0] as OctetString | undefined
  const type = attribute(info, OID.contentType)?.values[0]?.valueBlock.toString()
  if (!hash || !stated || type !== OID.data) return false
  if (!createHash(hash).update(covered).digest().equals(Buffer.from(stated.valueBlock.valueHexView))) return false
  if (isPades && !namesCertificate(info, certificate)) return false
  return verify(hash, signedBytes(info), keyOf(info, certificate), Buffer.from(info.signature.valueBlock.valueHexView))
}

/** What was signed is the attributes as a SET, however they are tagged in the file (RFC 5652 §5.4). */
function signedBytes(info: pkijs.SignerInfo): Buffer {
  const bytes = Buffer.from(info.signedAttrs!.encodedValue)
  bytes[0] = 0x31
  return bytes
}

function keyOf(info: pkijs.SignerInfo, certificate: X509Certificate) {
  const key = certificate.publicKey
  if (key.asymmetricKeyType === 'ec') return { key, dsaEncoding: 'der' as const }
  if (info.signatureAlgorithm.algorithmId === OID.rsaPss)
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  // Domestic tools still sign by PKCS#1 v1.5: accepted in checking, never made (TT 15/2025/TT-BKHCN).
  return { key, padding: constants.RSA_PKCS1_PADDING }
}

/** signing-certificate-v2: its first entry holds the digest of the sealing certificate, by SHA-256 unless it says otherwise. */
function namesCertificate(info: pkijs.SignerInfo, certificate: X509Certificate): boolean {
  // biome-ignore lint/suspicious/noExplicitAny: asn1js gives untyped trees; RFC 5035 §3 has the shape
  const first = (attribute(info, OID.signingCertificateV2)?.values[0] as any)?.valueBlock.value[0]?.valueBlock.value[0]
    ?.valueBlock.value
  if (!Array.isArray(first)) return false
  const algorithm = first[0]?.idBlock.tagNumber === 16 ? first[0].valueBlock.value[0].valueBlock.toString() : undefined
  const hash = algorithm === undefined ? 'sha256' : HASHES[algorithm]
  const digest = (algorithm === undefined ? first[0] : first[1]) as OctetString | undefined
  if (!hash || !digest) return false
  return createHash(hash).update(certificate.raw).digest().equals(Buffer.from(digest.valueBlock.valueHexView))
}
