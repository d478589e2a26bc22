import { webcrypto, X509Certificate } from 'node:crypto'
import { fromBER, OctetString } from 'asn1js'
import * as pkijs from 'pkijs'
import type { KeyPair } from './demo-authority.ts'
import { pemOf } from './pem.ts'

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }))

const derOf = (pem: string): ArrayBuffer => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')).buffer
const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer

/** Packs a key with its certificates as PKCS#12 (RFC 7292): AES-256-CBC by PBES2, integrity by HMAC-SHA-256. */
export async function packPkcs12(pair: KeyPair, chain: string[], password: string): Promise<Uint8Array> {
  const keyBag = new pkijs.SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.2',
    bagValue: new pkijs.PKCS8ShroudedKeyBag({ parsedValue: pkijs.PrivateKeyInfo.fromBER(derOf(pair.key)) }),
    bagAttributes: [localKeyId()],
  })
  const certificateBag = (pem: string, own: boolean) =>
    new pkijs.SafeBag({
      bagId: '1.2.840.113549.1.12.10.1.3',
      bagValue: new pkijs.CertBag({ parsedValue: pkijs.Certificate.fromBER(derOf(pem)) }),
      ...(own ? { bagAttributes: [localKeyId()] } : {}),
    })
  const safe = new pkijs.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new pkijs.SafeContents({ safeBags: [keyBag] }) },
        {
          privacyMode: 0,
          value: new pkijs.SafeContents({
            safeBags: [certificateBag(pair.certificate, true), ...chain.map((pem) => certificateBag(pem, false))],
          }),
        },
      ],
    },
  })
  const pfx = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } })
  await (keyBag.bagValue as pkijs.PKCS8ShroudedKeyBag).makeInternalValues({
    password: bytesOf(password),
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 } as never,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: 100_000,
  })
  await safe.makeInternalValues({ safeContents: [{}, {}] })
  await pfx.makeInternalValues({
    password: bytesOf(password),
    iterations: 100_000,
    pbkdf2HashAlgorithm: 'SHA-256' as never,
    hmacHashAlgorithm: 'SHA-256',
  })
  return new Uint8Array(pfx.toSchema().toBER(false))
}

/** Ties the key to its certificate, as readers of PKCS#12 expect. */
const localKeyId = () =>
  new pkijs.Attribute({ type: '1.2.840.113549.1.9.21', values: [new OctetString({ valueHex: new Uint8Array([1]).buffer })] })

/** Opens a PKCS#12 packed by us or by others. Throws where the password does not fit. */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<KeyPair & { chain: string[] }> {
  const pfx = new pkijs.PFX({ schema: fromBER(new Uint8Array(bytes).buffer).result })
  await pfx.parseInternalValues({ password: bytesOf(password), checkIntegrity: true })
  const safe = pfx.parsedValue!.authenticatedSafe!
  const contents = (safe.safeContents ?? []).map(() => ({ password: bytesOf(password) }))
  await safe.parseInternalValues({ safeContents: contents })
  const bags = (safe.parsedValue.safeContents as { value: pkijs.SafeContents }[]).flatMap((content) => content.value.safeBags)
  let key = ''
  const certificates: string[] = []
  for (const bag of bags) {
    if (bag.bagValue instanceof pkijs.PKCS8ShroudedKeyBag) {
      await (bag.bagValue as unknown as { parseInternalValues(p: object): Promise<void> }).parseInternalValues({
        password: bytesOf(password),
      })
      const der = bag.bagValue.parsedValue!.toSchema().toBER(false)
      key = pemOf('PRIVATE KEY', der)
    } else if (bag.bagValue instanceof pkijs.CertBag)
      certificates.push(pemOf('CERTIFICATE', (bag.bagValue.parsedValue as pkijs.Certificate).toSchema(true).toBER(false)))
  }
  const own = certificates.find((certificate) => !new X509Certificate(certificate).ca) ?? certificates[0]
  if (!own || !key) throw new Error('PKCS#12 without key or certificate')
  return { key, certificate: own, chain: certificates.filter((certificate) => certificate !== own) }
}
