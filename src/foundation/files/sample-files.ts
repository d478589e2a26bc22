import { crc32, deflateSync } from 'node:zlib'

/** Small real files for tests, built byte by byte so that a test knows all that is in them. */

const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff])
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')

// --- JPEG ----------------------------------------------------------------------------------------------------------

export const jpegSegment = (marker: number, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body])

/** Exif with orientation 6, a time, a maker's name and a position (20°27′ N, 106°20′ E): `littleEndian` as most phones write it. */
export function exifWithPosition(littleEndian: boolean): Buffer {
  const tiff = Buffer.alloc(280)
  const w16 = (value: number, at: number) => (littleEndian ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const w32 = (value: number, at: number) => (littleEndian ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  const entry = (at: number, tag: number, type: number, count: number, value: number, short = false) => {
    w16(tag, at)
    w16(type, at + 2)
    w32(count, at + 4)
    if (short) w16(value, at + 8)
    else w32(value, at + 8)
  }
  tiff.write(littleEndian ? 'II' : 'MM', 0, 'latin1')
  w16(42, 2)
  w32(8, 4)
  w16(4, 8)
  entry(10, 0x010f, 2, 8, 70)
  entry(22, 0x0112, 3, 1, 6, true)
  entry(34, 0x8769, 4, 1, 80)
  entry(46, 0x8825, 4, 1, 120)
  tiff.write('PhoneCo\0', 70, 'latin1')
  w16(1, 80)
  entry(82, 0x9003, 2, 20, 98)
  tiff.write('2026:11:22 09:30:15\0', 98, 'latin1')
  w16(2, 120)
  entry(122, 0x0001, 2, 2, 0)
  tiff.write('N\0', 130, 'latin1')
  entry(134, 0x0002, 5, 3, 160)
  tiff.write('GPS-LATITUDE-20-27', 160, 'latin1')
  return jpegSegment(0xe1, Buffer.concat([latin1('Exif\0\0'), tiff]))
}

const jpegParts = (width: number, height: number) => ({
  jfif: jpegSegment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
  tables: jpegSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
  frame: jpegSegment(0xc0, Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])])),
  codes: Buffer.concat(
    [0x00, 0x10].map((kind) => jpegSegment(0xc4, Buffer.concat([Buffer.from([kind, 1]), Buffer.alloc(15), Buffer.from([0])]))),
  ),
  scan: Buffer.concat([jpegSegment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])), Buffer.from([0x3f])]),
})

/** A grey picture; `extra` stands after the JFIF segment, `behind` after the end. */
export function sampleJpeg(options: { extra?: Uint8Array[]; behind?: Uint8Array; width?: number; height?: number } = {}): Buffer {
  const { jfif, tables, frame, codes, scan } = jpegParts(options.width ?? 8, options.height ?? 8)
  const start = Buffer.from([0xff, 0xd8])
  const end = Buffer.from([0xff, 0xd9])
  return Buffer.concat([
    start,
    jfif,
    ...(options.extra ?? []),
    tables,
    frame,
    codes,
    scan,
    end,
    options.behind ?? Buffer.alloc(0),
  ])
}

// --- PNG -----------------------------------------------------------------------------------------------------------

export function pngChunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([latin1(type), body])
  return Buffer.concat([u32(body.length), named, u32(crc32(named))])
}

/** A grey picture of 2 × 2 points unless said otherwise; `extra` chunks stand before the picture's data. */
export function samplePng(options: { extra?: Uint8Array[]; behind?: Uint8Array; width?: number; height?: number } = {}): Buffer {
  const size = Buffer.concat([u32(options.width ?? 2), u32(options.height ?? 2)])
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', Buffer.concat([size, Buffer.from([8, 0, 0, 0, 0])])),
    ...(options.extra ?? []),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 10, 20, 0, 30, 40]))),
    pngChunk('IEND', Buffer.alloc(0)),
    options.behind ?? Buffer.alloc(0),
  ])
}

// --- HEIC ----------------------------------------------------------------------------------------------------------

const box = (type: string, ...body: Uint8Array[]): Buffer => {
  const content = Buffer.concat(body)
  return Buffer.concat([u32(content.length + 8), latin1(type), content])
}
const fullBox = (type: string, version: number, ...body: Uint8Array[]) => box(type, Buffer.from([version, 0, 0, 0]), ...body)

/** One picture item and one Exif item in `mdat`; `behind` are more boxes at the top. */
export function sampleHeic(options: {
  exif: Buffer
  picture: Buffer
  width?: number
  height?: number
  behind?: Buffer[]
}): Buffer {
  const { exif, picture, width = 64, height = 64, behind = [] } = options
  const ftyp = box('ftyp', latin1('heic'), u32(0), latin1('mif1heic'))
  const item = (id: number, type: string) => fullBox('infe', 2, u16(id), u16(0), latin1(`${type}\0`))
  const metaAt = (picturePlace: number) =>
    fullBox(
      'meta',
      0,
      fullBox('iinf', 0, u16(2), item(1, 'hvc1'), item(2, 'Exif')),
      fullBox(
        'iloc',
        1,
        Buffer.from([0x44, 0x00]),
        u16(2),
        ...[u16(1), u16(0), u16(0), u16(1), u32(picturePlace), u32(picture.length)],
        ...[u16(2), u16(0), u16(0), u16(1), u32(picturePlace + picture.length), u32(exif.length)],
      ),
      box('iprp', box('ipco', fullBox('ispe', 0, u32(width), u32(height)))),
    )
  const meta = metaAt(ftyp.length + metaAt(0).length + 8)
  return Buffer.concat([ftyp, meta, box('mdat', picture, exif), ...behind])
}

export const heicBox = box

// --- ZIP, office documents, PDF -------------------------------------------------------------------------------------

interface Packed {
  name: string
  content?: string
  /** What the directory says of the unpacked size, where it lies. */
  saysSize?: number
  encrypted?: boolean
}

/** A ZIP of stored entries. */
export function sampleZip(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content = 'x', saysSize, encrypted } of entries) {
    const body = Buffer.from(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(saysSize ?? body.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([latin1('PK\x03\x04'), common, Buffer.from(name), body])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([latin1('PK\x01\x02'), u16(0x1400), common, tail, Buffer.from(name)]))
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

export const sampleDocx = (more: Packed[] = []): Buffer =>
  sampleZip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml', content: '<w:document/>' }, ...more])
export const sampleXlsx = (more: Packed[] = []): Buffer =>
  sampleZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }, ...more])
export const sampleOdt = (more: Packed[] = []): Buffer =>
  sampleZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<office:document-content/>' },
    ...more,
  ])

export const samplePdf = (body = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n${body}1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`, 'latin1')
