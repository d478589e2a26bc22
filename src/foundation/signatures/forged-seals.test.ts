import { constants, sign, webcrypto, X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDF } from '@libpdf/core'
import { fromBER, OctetString } from 'asn1js'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMMON_NAME, makeCertificate, nameOf } from './demo-authority.ts'
import { openSoftwareSigner } from './software-signer.ts'
import { verifySealedPdf } from './verify-sealed-pdf.ts'

// What a forger can do who holds genuine papers, but no key: each of these fooled some verifier once.

const agency = { id: '019ab000-0000-7000-8000-000000000001', name: 'UBND xã Quỳnh Phụ' }
const signer = openSoftwareSigner(mkdtempSync(join(tmpdir(), 'dinh-forged-')))
let sealed: Uint8Array
let root: string

async function paper(text: string): Promise<Uint8Array> {
  const pdf = PDF.create()
  pdf.addPage({ width: 420, height: 595 }).drawText(text, { x: 40, y: 400, size: 14 })
  return pdf.save()
}

beforeAll(async () => {
  sealed = await signer.seal(agency, { pdf: await paper('Dong y'), at: new Date(), reason: 'Kết quả', location: 'Quỳnh Phụ' })
  root = await signer.rootCertificate()
})

function gapOf(bytes: Uint8Array): { text: string; from: number; to: number } {
  const text = Buffer.from(bytes).toString('latin1')
  const [, from, to] = /\/ByteRange\s*\[\s*\d+\s+(\d+)\s+(\d+)/.exec(text)!.map(Number) as [number, number, number]
  return { text, from, to }
}

/** The same file with another seal in the same place. */
function withCms(bytes: Uint8Array, der: ArrayBuffer): Buffer {
  const { text, from, to } = gapOf(bytes)
  const hex = Buffer.from(der)
    .toString('hex')
    .padEnd(to - from - 2, '0')
  expect(hex.length).toBe(to - from - 2)
  return Buffer.from(`${text.slice(0, from)}<${hex}>${text.slice(to)}`, 'latin1')
}

function signedDataOf(bytes: Uint8Array): pkijs.SignedData {
  const { text, from, to } = gapOf(bytes)
  const der = new Uint8Array(Buffer.from(text.slice(from + 1, to - 1), 'hex')).buffer
  return new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: fromBER(der).result }).content })
}

const derOf = (signed: pkijs.SignedData): ArrayBuffer =>
  new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER(false)

type Keys = webcrypto.CryptoKeyPair
const newKeys = (): Promise<Keys> =>
  webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
const raw = (pem: string) => new Uint8Array(new X509Certificate(pem).raw)
const parsed = (pem: string) => pkijs.Certificate.fromBER(raw(pem).buffer)

/** A certificate in the agency's name, by whatever issuer and number. */
const certificate = (keys: Keys, signWith: webcrypto.CryptoKey, issuer: pkijs.RelativeDistinguishedNames, serial?: Uint8Array) =>
  makeCertificate({ subject: nameOf([[COMMON_NAME, agency.name]]), issuer, keys, signWith, serial, years: 1, isAuthority: false })

/** Seals with a key and certificate of the forger's own. */
async function sealAs(keys: Keys, pem: string, chain: string[]): Promise<Uint8Array> {
  const pdf = await PDF.load(await paper('Tu choi'))
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  const { bytes } = await pdf.sign({
    signer: {
      certificate: raw(pem),
      certificateChain: chain.map(raw),
      keyType: 'EC',
      signatureAlgorithm: 'ECDSA',
      sign: async (data) => new Uint8Array(sign('sha256', data, { key, format: 'der', type: 'pkcs8' })),
    },
    level: 'B-B',
    subFilter: 'ETSI.CAdES.detached',
    digestAlgorithm: 'SHA-256',
    reason: 'Kết quả',
  })
  return bytes
}

describe('a forged seal', () => {
  it('cannot turn what was signed into the content of another document', async () => {
    const signed = signedDataOf(sealed)
    const info = signed.signerInfos[0]!
    const attributes = Buffer.from(info.signedAttrs!.encodedValue)
    attributes[0] = 0x31
    signed.encapContentInfo.eContent = new OctetString({ valueHex: new Uint8Array(attributes).buffer })
    delete info.signedAttrs
    const other = Buffer.from(sealed)
    const place = other.indexOf('/MediaBox') + 11
    other[place] = other[place]! ^ 1
    const forged = withCms(other, derOf(signed))
    expect((await verifySealedPdf(forged, [root])).valid).toBe(false)
  })

  it('cannot leave out what was signed', async () => {
    const signed = signedDataOf(sealed)
    delete signed.signerInfos[0]!.signedAttrs
    expect((await verifySealedPdf(withCms(sealed, derOf(signed)), [root])).problems).toContain('altered')
  })

  it('cannot borrow the trust of a certificate by bearing its number', async () => {
    const genuine = await signer.certificateOf(agency)
    const keys = await newKeys()
    const number = new Uint8Array(parsed(genuine).serialNumber.valueBlock.valueHexView)
    const own = await certificate(keys, keys.privateKey, nameOf([[COMMON_NAME, 'Ai đó']]), number)
    const forged = await sealAs(keys, own, [genuine, root])
    expect((await verifySealedPdf(forged, [root])).problems).toContain('untrusted')
    // The certificates in the other order.
    const signed = signedDataOf(forged)
    signed.certificates!.reverse()
    expect((await verifySealedPdf(withCms(forged, derOf(signed)), [root])).problems).toContain('untrusted')
  })

  it('cannot be issued under an agency’s certificate, nor under a root that only bears the name', async () => {
    const genuine = await signer.certificateOf(agency)
    const [authority, keys] = await Promise.all([newKeys(), newKeys()])
    for (const issuer of [parsed(genuine).subject, parsed(root).subject]) {
      const forged = await sealAs(keys, await certificate(keys, authority.privateKey, issuer), [genuine, root])
      expect((await verifySealedPdf(forged, [root])).problems).toContain('untrusted')
    }
  })

  it('cannot hide anything beside itself', async () => {
    const { text, from, to } = gapOf(sealed)
    const hidden = '> /AA << >> <00'
    const place = to - hidden.length - 2
    const forged = Buffer.from(`${text.slice(0, place)}${hidden}${text.slice(place + hidden.length)}`, 'latin1')
    expect(place).toBeGreaterThan(from)
    expect((await verifySealedPdf(forged, [root])).problems).toEqual(['altered'])
  })

  it('cannot be two', async () => {
    const signed = signedDataOf(sealed)
    signed.signerInfos.push(signed.signerInfos[0]!)
    // Does not fit the place: the file around it changes too, which alone would do.
    const { text, from, to } = gapOf(sealed)
    const forged = Buffer.from(
      `${text.slice(0, from)}<${Buffer.from(derOf(signed))
        .toString('hex')
        .padEnd(to - from - 2, '0')}>${text.slice(to)}`,
      'latin1',
    )
    expect((await verifySealedPdf(forged, [root])).valid).toBe(false)
  })
})

describe('seals of others', () => {
  it.each(['RSASSA-PKCS1-v1_5', 'RSA-PSS'] as const)(
    'of %s are read, also as plain PKCS#7 as domestic tools make them',
    async (algorithm) => {
      const kind = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
      const keys: Keys = await webcrypto.subtle.generateKey(kind, true, ['sign', 'verify'])
      const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
      const padding = algorithm === 'RSA-PSS' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
      const authority = await newKeys()
      const name = nameOf([[COMMON_NAME, 'Ban Cơ yếu']])
      const above = { keys: authority, signWith: authority.privateKey, years: 9, isAuthority: true }
      const trusted = await makeCertificate({ subject: name, issuer: name, ...above })
      const own = await certificate(keys, authority.privateKey, name)
      const { bytes: written } = await (await PDF.load(await paper('Cong van'))).sign({
        signer: {
          certificate: raw(own),
          keyType: 'RSA',
          signatureAlgorithm: algorithm,
          sign: async (data) =>
            new Uint8Array(
              sign('sha256', data, {
                key,
                format: 'der',
                type: 'pkcs8',
                padding,
                ...(algorithm === 'RSA-PSS' ? { saltLength: 32 } : {}),
              }),
            ),
        },
        subFilter: 'adbe.pkcs7.detached',
        digestAlgorithm: 'SHA-256',
      })
      // The library names every RSA signature PKCS#1 v1.5.
      const signed = signedDataOf(written)
      if (algorithm === 'RSA-PSS')
        signed.signerInfos[0]!.signatureAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.10' })
      const bytes = withCms(written, derOf(signed))
      const copy = await verifySealedPdf(bytes, [trusted])
      expect(copy).toMatchObject({ valid: true, problems: [], signer: agency.name })
      const altered = Buffer.from(Buffer.from(bytes).toString('latin1').replace('/MediaBox', '/Mediabox'), 'latin1')
      expect((await verifySealedPdf(altered, [trusted])).problems).toEqual(['altered'])
    },
  )
})
