import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsqrModule from 'jsqr'
import { PNG } from 'pngjs'

const jsqr = jsqrModule as unknown as typeof jsqrModule.default

/** What this machine can check by tools that are not ours; the rest is named in the output of `npm test`. */
export const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdfsig,openssl,pdftotext').split(',').includes(tool)

/** The address in the QR code of a PDF, on whichever page it stands, as a telephone reads it; undefined where none is seen. */
export function readQr(folder: string, pdf: Buffer): string | undefined {
  const file = join(folder, 'qr.pdf')
  writeFileSync(file, pdf)
  const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? ['']).length
  for (let page = 1; page <= pages; page++) {
    const at = ['-f', String(page), '-l', String(page)]
    const png = execFileSync('pdftoppm', [...at, '-r', '150', '-gray', '-png', '-singlefile', file], { maxBuffer: 2 ** 26 })
    const { data, width, height } = PNG.sync.read(png)
    const found = jsqr(new Uint8ClampedArray(data), width, height)
    if (found) return found.data
  }
  return undefined
}

/** What pdfsig (poppler) says of a PDF's signature. */
export function pdfsig(folder: string, pdf: Buffer): string {
  const file = join(folder, 'copy.pdf')
  writeFileSync(file, pdf)
  return spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } }).stdout
}

/** Whether `openssl cms -verify -cades` holds the seal of a PDF genuine under a root certificate (PEM). */
export function opensslVerifies(folder: string, pdf: Buffer, root: string): boolean {
  const range = /\/ByteRange\s*\[\s*\d+\s+(\d+)\s+(\d+)/.exec(pdf.toString('latin1'))
  if (!range) return false
  const [b, c] = [Number(range[1]), Number(range[2])]
  const [content, seal, authority] = ['content.bin', 'seal.der', 'root.pem'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(content, Buffer.concat([pdf.subarray(0, b), pdf.subarray(c)]))
  writeFileSync(seal, Buffer.from(pdf.toString('latin1', b, c).replace(/[<>\s]/g, ''), 'hex'))
  writeFileSync(authority, root)
  const how = ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', '-inform', 'DER', '-in', seal]
  return spawnSync('openssl', [...how, '-content', content, '-CAfile', authority, '-out', '/dev/null']).status === 0
}
