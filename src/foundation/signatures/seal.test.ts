import { execFileSync } from 'node:child_process'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDF } from '@libpdf/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSoftwareSigner } from './software-signer.ts'
import { verifySealedPdf } from './verify-sealed-pdf.ts'

const agency = { id: '019ab000-0000-7000-8000-000000000001', name: 'UBND xã Quỳnh Phụ, tỉnh Hưng Yên' }
const at = new Date()
const home = mkdtempSync(join(tmpdir(), 'dinh-seal-'))
const signer = openSoftwareSigner(join(home, 'keys'))
/** `npm test` names the tools it found; run by hand, they are tried. */
const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdfsig,openssl').split(',').includes(tool)

let sealed: Uint8Array
let root: string

beforeAll(async () => {
  const pdf = PDF.create()
  pdf.addPage({ size: 'a4' }).drawText('Giay tiep nhan', { x: 40, y: 400, size: 14 })
  sealed = await signer.seal(agency, { pdf: await pdf.save(), at, reason: 'Giấy tiếp nhận hồ sơ', location: 'Xã Quỳnh Phụ' })
  root = await signer.rootCertificate()
})

const altered = () => {
  const copy = Buffer.from(sealed)
  const place = copy.indexOf('/MediaBox')
  copy[place + 11] = copy[place + 11]! ^ 1
  return copy
}

const file = (name: string, bytes: Uint8Array | string) => {
  const path = join(home, name)
  writeFileSync(path, bytes)
  return path
}

describe('an agency seal', () => {
  it('is valid by our own check, and names agency and time', async () => {
    const copy = await verifySealedPdf(sealed, [root])
    expect(copy).toMatchObject({ valid: true, problems: [], signer: agency.name })
    expect(Math.abs(copy.signedAt!.getTime() - at.getTime())).toBeLessThan(1000)
  })

  it('is kept as PKCS#12 that only its owner can read', () => {
    expect(statSync(join(home, 'keys', 'seals', `${agency.id}.p12`)).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'keys')).mode & 0o777).toBe(0o700)
    expect(statSync(join(home, 'keys', 'demo-authority.pem')).mode & 0o777).toBe(0o600)
  })

  it('fails when a byte is changed, something is added, the file is cut, or the root is another', async () => {
    expect((await verifySealedPdf(altered(), [root])).problems).toContain('altered')
    expect((await verifySealedPdf(Buffer.concat([sealed, Buffer.from('\n% added\n')]), [root])).problems).toContain('added-after')
    expect((await verifySealedPdf(sealed.subarray(0, sealed.length - 400), [root])).valid).toBe(false)
    const stranger = await openSoftwareSigner(join(home, 'other')).rootCertificate()
    expect((await verifySealedPdf(sealed, [stranger])).problems).toContain('untrusted')
    expect((await verifySealedPdf(Buffer.from('%PDF-1.7 nothing'), [root])).problems).toEqual(['no-seal'])
  })

  it('survives any garbage without throwing', async () => {
    for (let cut = 0; cut < sealed.length; cut += Math.ceil(sealed.length / 50)) {
      const broken = Buffer.from(sealed)
      broken.fill(0x41, cut, cut + 40)
      expect((await verifySealedPdf(broken, [root])).problems).toBeDefined()
    }
  })

  it.runIf(has('pdfsig'))('is valid in pdfsig, and an altered copy is not', () => {
    const report = (path: string) =>
      execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    const good = report(file('good.pdf', sealed))
    expect(good).toContain('Signature is Valid')
    expect(good).toContain('ETSI.CAdES.detached')
    expect(good).toContain('Total document signed')
    expect(report(file('bad.pdf', altered()))).not.toContain('Signature is Valid')
  })

  it.runIf(has('openssl'))('is valid in openssl cms, chain included, and an altered copy is not', () => {
    const verify = (bytes: Uint8Array) => {
      const text = Buffer.from(bytes).toString('latin1')
      const [, b, c, d] = /\/ByteRange\s*\[\s*\d+\s+(\d+)\s+(\d+)\s+(\d+)/.exec(text)!.map(Number) as [
        number,
        number,
        number,
        number,
      ]
      const hex = text.slice(b, c).replace(/[<>\s]/g, '')
      const content = file('content.bin', Buffer.concat([bytes.subarray(0, b), bytes.subarray(c, c + d)]))
      const cms = file('seal.der', Buffer.from(hex, 'hex'))
      const ca = file('root.pem', root)
      return execFileSync(
        'openssl',
        [
          'cms',
          '-verify',
          '-binary',
          '-inform',
          'DER',
          '-in',
          cms,
          '-content',
          content,
          '-CAfile',
          ca,
          '-purpose',
          'any',
          '-cades',
          '-out',
          '/dev/null',
        ],
        {
          stdio: 'pipe',
        },
      )
    }
    expect(() => verify(sealed)).not.toThrow()
    expect(() => verify(altered())).toThrow()
  })
})
