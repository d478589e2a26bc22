import { createPrivateKey, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Signer } from '#platform/signer'
import { type DemoAuthority, openDemoAuthority } from './demo-authority.ts'
import { openPkcs12, packPkcs12 } from './pkcs12.ts'

interface Seal {
  certificate: X509Certificate
  chain: Uint8Array[]
  key: KeyObject
}

/**
 * Seals by software: one PKCS#12 for each agency under `folder`, made on first use by the demo authority, its random password in a
 * file beside it (mode 600). Tokens and remote signing will stand behind the same `Signer`.
 */
export function openSoftwareSigner(folder: string): Signer {
  let authority: Promise<DemoAuthority> | undefined
  const seals = new Map<string, Promise<Seal>>()
  const authorityOf = () => (authority ??= openDemoAuthority(folder))

  const load = async (agency: { id: string; name: string }): Promise<Seal> => {
    const root = (await authorityOf()).root.certificate
    const file = join(folder, 'seals', `${agency.id}.p12`)
    if (!existsSync(file)) {
      mkdirSync(join(folder, 'seals'), { recursive: true, mode: 0o700 })
      const password = randomBytes(24).toString('base64url')
      const packed = await packPkcs12(await (await authorityOf()).issue(agency.name), [root], password)
      writeFileSync(`${file}.password`, password, { mode: 0o600 })
      writeFileSync(file, packed, { mode: 0o600 })
    }
    const opened = await openPkcs12(readFileSync(file), readFileSync(`${file}.password`, 'utf8'))
    return {
      certificate: new X509Certificate(opened.certificate),
      chain: opened.chain.map((pem) => new Uint8Array(new X509Certificate(pem).raw)),
      key: createPrivateKey(opened.key),
    }
  }
  // The key is parsed once an agency; two papers at once wait for the same loading.
  const sealOf = (agency: { id: string; name: string }): Promise<Seal> => {
    const known = seals.get(agency.id)
    if (known) return known
    const loading = load(agency)
    seals.set(agency.id, loading)
    loading.catch(() => seals.delete(agency.id))
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
      })
      return bytes
    },
  }
}
