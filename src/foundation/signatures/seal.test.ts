import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDF } from '@libpdf/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { pemOf } from './pem.ts'
import { openSoftwareSigner } from './software-signer.ts'
import { verifySealedPdf } from './verify-sealed-pdf.ts'

const agency = { id: '019ab000-0000-7000-8000-000000000001', name: 'UBND xã Quỳnh Phụ, tỉnh Hưng Yên' }
const at = new Date()
const home = mkdtempSync(join(tmpdir(), 'dinh-seal-'))
const signer = openSoftwareSigner(join(home, 'keys'))
/** `npm test` names the tools it found; run by hand, they are tried. */
const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdfsig,openssl').split(',').includes(tool)

let pdf: Uint8Array
let sealed: Uint8Array
let root: string

beforeAll(async () => {
  const paper = PDF.create()
  paper.addPage({ width: 420, height: 595 }).drawText('Giay tiep nhan', { x: 40, y: 400, size: 14 })
  pdf = await paper.save()
  sealed = await signer.seal(agency, { pdf, at, reason: 'Giấy tiếp nhận hồ sơ', location: 'Xã Quỳnh Phụ' })
  root = await signer.rootCertificate()
})

/** One bit of the paper's size. */
function altered(): Buffer {
  const copy = Buffer.from(sealed)
  const place = copy.indexOf('/MediaBox')
  copy[place + 11] = copy[place + 11]! ^ 1
  return copy
}

/** A lawful incremental update: nothing of the sealed bytes changes, but what is shown does. */
async function updated(): Promise<Uint8Array> {
  const copy = await PDF.load(sealed)
  copy.getPage(0)!.drawText('Da sua', { x: 40, y: 300, size: 30 })
  return copy.save({ incremental: true })
}

const cut = () => sealed.subarray(0, sealed.length - 400)

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(home, name)
  writeFileSync(path, bytes)
  return path
}

describe('an agency seal', () => {
  it('is valid by our own check, and names agency, time and reason', async () => {
    const copy = await verifySealedPdf(sealed, [root])
    expect(copy).toMatchObject({
      valid: true,
      problems: [],
      signer: agency.name,
      reason: 'Giấy tiếp nhận hồ sơ',
      coversWholeDocument: true,
    })
    expect(Math.abs(copy.signedAt!.getTime() - at.getTime())).toBeLessThan(1000)
  })

  it('is kept as PKCS#12 that only its owner can read, a new one when the agency is renamed', async () => {
    const mode = (...path: string[]) => statSync(join(home, 'keys', ...path)).mode & 0o777
    expect([mode(), mode('seals'), mode('demo-authority.pem')]).toEqual([0o700, 0o700, 0o600])
    const kept = readdirSync(join(home, 'keys', 'seals'))
    expect(kept.map((name) => mode('seals', name))).toEqual([0o600, 0o600])
    const renamed = await signer.certificateOf({ ...agency, name: 'UBND phường Quỳnh Phụ' })
    expect(renamed).not.toBe(await signer.certificateOf(agency))
    expect(readdirSync(join(home, 'keys', 'seals'))).toHaveLength(4)
    await expect(signer.certificateOf({ id: '../../x', name: 'x' })).rejects.toThrow('UUID')
  })

  it('is read again whatever the length of its certificate: PEM never has an empty line', () => {
    for (let size = 1; size < 200; size++) {
      const bytes = new Uint8Array(size).fill(7)
      const pem = pemOf('CERTIFICATE', bytes)
      expect(pem).not.toMatch(/\n\n/)
      expect(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')).toEqual(Buffer.from(bytes))
    }
  })

  it('is the same when two processes make it at once, and after a restart', async () => {
    const folder = join(home, 'twice')
    const both = [openSoftwareSigner(folder), openSoftwareSigner(folder)]
    const [one, two] = await Promise.all(both.map(async (s) => [await s.certificateOf(agency), await s.rootCertificate()]))
    expect(one).toEqual(two)
    expect(await openSoftwareSigner(folder).certificateOf(agency)).toBe(one![0])
    expect((await verifySealedPdf(await both[1]!.seal(agency, { pdf, at, reason: 'x', location: 'y' }), [one![1]!])).valid).toBe(
      true,
    )
  })

  it('is not set outside the validity of its certificate (TT 15/2025/TT-BKHCN)', async () => {
    const late = { pdf, at: new Date(at.getTime() + 6 * 365 * 86_400_000), reason: '', location: '' }
    await expect(signer.seal(agency, late)).rejects.toThrow('not valid')
  })

  it('costs no more than thirty RSA signatures of 3072 bits, in the processor’s own time: a ratio, whatever else the machine does', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
    const spent = async (work: () => unknown) => {
      await work()
      const before = process.cpuUsage()
      for (let i = 0; i < 15; i++) await work()
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const seal = await spent(() => signer.seal(agency, { pdf, at, reason: 'Kết quả', location: 'Xã Quỳnh Phụ' }))
    const alone = await spent(() => sign('sha256', pdf, privateKey))
    expect(seal / alone).toBeLessThan(30)
  })

  it('fails when a byte is changed, something is added, the file is cut, or the root is another', async () => {
    expect((await verifySealedPdf(altered(), [root])).problems).toContain('altered')
    expect((await verifySealedPdf(Buffer.concat([sealed, Buffer.from('\n% added\n')]), [root])).problems).toEqual(['added-after'])
    expect(await verifySealedPdf(await updated(), [root])).toMatchObject({
      valid: false,
      coversWholeDocument: false,
      problems: ['added-after'],
    })
    expect((await verifySealedPdf(cut(), [root])).problems).toEqual(['altered'])
    const stranger = await openSoftwareSigner(join(home, 'other')).rootCertificate()
    expect((await verifySealedPdf(sealed, [stranger])).problems).toEqual(['untrusted'])
    expect((await verifySealedPdf(sealed, [])).problems).toEqual(['untrusted'])
    expect((await verifySealedPdf(Buffer.from('%PDF-1.7 nothing'), [root])).problems).toEqual(['no-seal'])
    expect((await verifySealedPdf(new Uint8Array(), [root])).problems).toEqual(['no-seal'])
  })

  it('is never valid with a byte of the paper changed, and the check never throws', async () => {
    const [, b, c] = /\/ByteRange\s*\[\s*\d+\s+(\d+)\s+(\d+)/
      .exec(Buffer.from(sealed).toString('latin1'))!
      .map(Number) as number[]
    for (let place = 0; place < sealed.length; place += Math.ceil(sealed.length / 150)) {
      if (place > b! && place < c!) continue
      const broken = Buffer.from(sealed)
      broken[place] = broken[place]! ^ 0x20
      expect((await verifySealedPdf(broken, [root])).valid, `byte ${place}`).toBe(false)
    }
    // In the seal itself lie also a copy of the root and the zeros that fill it up: changing those changes nothing of what is proven.
    for (let place = b!; place < b! + 4000; place += 53) {
      const broken = Buffer.from(sealed)
      broken[place] = broken[place] === 0x30 ? 0x31 : 0x30
      const copy = await verifySealedPdf(broken, [root])
      if (copy.valid)
        expect(copy).toMatchObject({ signer: agency.name, signedAt: new Date(Math.floor(at.getTime() / 1000) * 1000) })
    }
  })

  it.runIf(has('pdfsig'))('is valid in pdfsig; a copy altered, extended or cut is not', async () => {
    const report = (name: string, bytes: Uint8Array) =>
      spawnSync('pdfsig', ['-nocert', file(name, bytes)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } }).stdout
    const good = report('good.pdf', sealed)
    expect(good).toContain('Signature is Valid')
    expect(good).toContain('ETSI.CAdES.detached')
    expect(good).toContain(`Signer Certificate Common Name: ${agency.name}`)
    expect(good).toContain('Total document signed')
    expect(report('bad.pdf', altered())).not.toContain('Signature is Valid')
    expect(report('updated.pdf', await updated())).not.toContain('Total document signed')
    expect(report('cut.pdf', cut())).not.toContain('Signature is Valid')
  })

  it.runIf(has('openssl'))('is valid in openssl cms, chain included; a copy altered, extended or cut is not', async () => {
    /** What the seal covers is read from the whole file: its range must end where the file ends. */
    const check = (bytes: Uint8Array, authority = root) => {
      const [, b, c] = /\/ByteRange\s*\[\s*\d+\s+(\d+)\s+(\d+)/
        .exec(Buffer.from(bytes).toString('latin1'))!
        .map(Number) as number[]
      const hex = Buffer.from(bytes)
        .toString('latin1', b!, c!)
        .replace(/[<>\s]/g, '')
      const content = file('content.bin', Buffer.concat([bytes.subarray(0, b!), bytes.subarray(c!)]))
      const cms = file('seal.der', Buffer.from(hex, 'hex'))
      const input = ['-inform', 'DER', '-in', cms, '-content', content, '-CAfile', file('root.pem', authority)]
      execFileSync('openssl', ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', ...input, '-out', '/dev/null'], {
        stdio: 'pipe',
      })
    }
    expect(() => check(sealed)).not.toThrow()
    expect(() => check(altered())).toThrow()
    const extended = await updated()
    expect(() => check(extended)).toThrow()
    expect(() => check(cut())).toThrow()
    const stranger = await openSoftwareSigner(join(home, 'other')).rootCertificate()
    expect(() => check(sealed, stranger)).toThrow()
  })
})
