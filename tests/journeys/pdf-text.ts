import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The words of a PDF as pdftotext (poppler) reads them, a line break as one space. */
export function pdfText(folder: string, pdf: Uint8Array): string {
  const file = join(folder, 'text.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replace(/[\s\u200b]+/g, ' ')
}
