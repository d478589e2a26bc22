import { crc32, deflateRawSync } from 'node:zlib'

/** Workbooks for tests, written part by part so that a test knows all that is in them. */

type SampleCell = string | number | { xml: string } | null

export interface SampleWorkbook {
  rows: SampleCell[][]
  merged?: string[]
  /** From 1. */
  hiddenRows?: number[]
  /** From 1. */
  hiddenColumns?: number[]
  styles?: string
  /** More sheets by name; a name that begins with `!` is hidden. */
  more?: Record<string, SampleCell[][]>
  date1904?: boolean
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)

function cellXml(cell: SampleCell, reference: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  return cell.xml.replace('<c', `<c r="${reference}"`)
}

function sheetXml({ rows, merged = [], hiddenRows = [], hiddenColumns = [] }: SampleWorkbook): string {
  const columns = hiddenColumns.map((n) => `<col min="${n}" max="${n}" width="9" hidden="1"/>`).join('')
  const body = rows
    .map((cells, at) => {
      const inner = cells.map((cell, column) => cellXml(cell, `${letter(column)}${at + 1}`)).join('')
      return `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${inner}</row>`
    })
    .join('')
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${body}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</worksheet>`
}

export function sampleWorkbook(book: SampleWorkbook): Buffer {
  const sheets = [{ name: 'Trang 1', xml: sheetXml(book) }].concat(
    Object.entries(book.more ?? {}).map(([name, rows]) => ({ name, xml: sheetXml({ rows }) })),
  )
  const list = sheets
    .map(
      ({ name }, at) =>
        `<sheet name="${escaped(name.replace(/^!/, ''))}" sheetId="${at + 1}"${name.startsWith('!') ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')
  const relations = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')
  return packZip([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      `<workbook xmlns="m" xmlns:r="r"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${relations}</Relationships>`],
    ...(book.styles ? [['xl/styles.xml', book.styles] as const] : []),
    ...sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml] as const),
  ])
}

/** A ZIP of deflated entries. @param says sizes that the directory tells instead of the true ones */
export function packZip(
  entries: readonly (readonly [name: string, content: string])[],
  says: Record<string, number> = {},
): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of entries) {
    const body = Buffer.from(content)
    const packed = deflateRawSync(body)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(body), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(says[name] ?? body.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, Buffer.from(name)]))
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed])
    parts.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, central, end])
}
