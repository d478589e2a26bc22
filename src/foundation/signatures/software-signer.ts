import { createHash, createPrivateKey, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isUuid } from '#platform/database'
import type { Signer } from '#platform/signer'
import { type DemoAuthority, openDemoAuthority } from './demo-authority.ts'
import { keepOnce } from './keep-once.ts'
import { openPkcs12, packPkcs12 } from './pkcs12.ts'

interface Seal {
  certificate: X509Certificate
  chain: Uint8Array[]
  key: KeyObject
}

/**
 * Seals by software: one PKCS#12 for each agency (a new one when its name changes) under `folder`, made on first use by the demo authority, its random password in a
 * file beside it (mode 600). Tokens and remote signing will stand behind the same `Signer`.
 */
export function openSoftwareSigner(folder: string): Signer {
  let authority: Promise<DemoAuthority> | undefined
  const seals = new Map<string, Promise<Seal>>()
  const authorityOf = () => {
    authority ??= openDemoAuthority(folder)
    // A full disk today must not stay an answer for ever.
    authority.catch(() => {
      authority = undefined
    })
    return authority
  }

  const load = async (agency: { id: string; name: string }): Promise<Seal> => {
    if (!isUuid(agency.id)) throw new Error('an agency id is a UUID')
    const authority = await authorityOf()
    mkdirSync(join(folder, 'seals'), { recursive: true, mode: 0o700 })
    const nameMark = createHash('sha256').update(agency.name).digest('hex').slice(0, 8)
    const file = join(folder, 'seals', `${agency.id}-${nameMark}.p12`)
    // The password first: whoever packs the key, also after a fall in between, packs it with the one that is kept.
    const password = (await keepOnce(`${file}.password`, async () => randomBytes(24).toString('base64url'))).toString('utf8')
    const packed = await keepOnce(file, async () =>
      packPkcs12(await authority.issue(agency.name), [authority.root.certificate], password),
    )
    const opened = await openPkcs12(packed, password)
    return {
      certificate: new X509Certificate(opened.certificate),
      chain: opened.chain.map((pem) => new Uint8Array(new X509Certificate(pem).raw)),
      key: createPrivateKey(opened.key),
    }
  }
  // The key is parsed once an agency; two papers at once wait for the same loading.
  const sealOf = (agency: { id: string; name: string }): Promise<Seal> => {
    const key = `${agency.id} ${agency.name}`
    const known = seals.get(key)
    if (known) return known
    const loading = load(agency)
    seals.set(key, loading)
    loading.catch(() => seals.delete(key))
    return loading
  }

  return {
    certificateOf: async (agency) => (await sealOf(agency)).certificate.toString(),
    rootCertificate: async () => (await authorityOf()).root.certificate,
    async seal(agency, request) {
      const { certificate, chain, key } = await sealOf(agency)
      // TT 15/2025/TT-BKHCN: the certificate's validity is checked before signing is allowed.
      if (request.at < new Date(certificate.validFrom) || request.at > new Date(certificate.validTo))
        throw new Error(`the seal certificate of ${agency.name} is not valid at ${request.at.toISOString()}`)
      const { PDF } = await import('@libpdf/core')
      const pdf = await PDF.load(request.pdf)
      const { bytes } = await pdf.sign({
        signer: {
          certificate: new Uint8Array(certificate.raw),
          certificateChain: chain,
          keyType: 'EC',
          signatureAlgorithm: 'ECDSA',
          sign: async (data) => new Uint8Array(sign('sha256', data, key)),
        },
        level: 'B-B',
        subFilter: 'ETSI.CAdES.detached',
        digestAlgorithm: 'SHA-256',
        reason: request.reason,
        location: request.location,
        signingTime: request.at,
        // Our seal with both certificates takes under 2 KB; the default reserves three times as much in every paper.
        estimatedSize: 4096,
      })
      return bytes
    },
  }
}
