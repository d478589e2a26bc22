import type { Refusal } from './inspection.ts'
import { readZipDirectory, storedContent, type ZipEntry } from './zip-directory.ts'

/** Unpacked, more than this is a bomb: twenty times the largest file that is taken. */
const MOST_UNPACKED = 200 * 1024 * 1024
const MOST_ENTRIES = 10_000

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ODT = 'application/vnd.oasis.opendocument.text'

/** Which office document a ZIP is, by its directory alone: nothing is unpacked here. */
export function inspectOffice(bytes: Uint8Array): { mediaType: string } | { refusal: Refusal } {
  const entries = readZipDirectory(bytes)
  if (!entries || entries.length === 0) return { refusal: 'damaged' }
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  // Entries that share the same packed bytes are how the strongest bombs are made.
  if (entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED || packed > bytes.length) return { refusal: 'unpacksTooLarge' }
  const mediaType = typeOf(bytes, entries)
  if (!mediaType) return { refusal: 'notAccepted' }
  if (entries.some((entry) => entry.encrypted)) return { refusal: 'locked' }
  // Word and Excel keep programs in vbaProject.bin, OpenDocument in Basic/ and Scripts/.
  if (entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name) || /^(Basic|Scripts)\/./i.test(name)))
    return { refusal: 'macros' }
  return { mediaType }
}

function typeOf(bytes: Uint8Array, entries: readonly ZipEntry[]): string | undefined {
  const has = (name: string) => entries.some((entry) => entry.name === name)
  if (has('[Content_Types].xml')) return has('word/document.xml') ? WORD : has('xl/workbook.xml') ? EXCEL : undefined
  const mimetype = entries.find((entry) => entry.name === 'mimetype')
  const content = mimetype && storedContent(bytes, mimetype)
  return content && Buffer.from(content).toString('latin1').trim() === ODT && has('content.xml') ? ODT : undefined
}
