import { inflateRawSync } from 'node:zlib'

/** Numbers of a report that left the program as CSV, row by row, the sum last; title, period and headings stand above them. */
export const cellsOfCsv = (csv: string): number[][] =>
  csv
    .trim()
    .split('\r\n')
    .slice(3)
    .map((line) =>
      line
        .replace(/^("(?:[^"]|"")*"|[^,]*),/, '')
        .split(',')
        .map(Number),
    )

/** Number cells of a workbook's sheet; texts are shared strings and carry a type. */
export function cellsOfWorkbook(book: Buffer): number[][] {
  const sheet = fileOfZip(book, 'xl/worksheets/sheet1.xml').toString('utf8')
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].slice(3)
  return rows.map(([, row]) =>
    [...row!.matchAll(/<c r="[A-Z]+\d+"(?![^>]* t="s")[^>]*><v>(\d+)<\/v>/g)].map(([, value]) => Number(value)),
  )
}

/** A file of a zip archive by its central directory (APPNOTE 4.3.12). */
function fileOfZip(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number]
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = zip.readUInt32LE(at + 42)
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20))
      return zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes
    }
    at += 46 + length + extra + comment
  }
  throw new Error(`${name} is not in the workbook`)
}
