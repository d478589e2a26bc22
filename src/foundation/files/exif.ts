/** Of all that a camera writes, what an office needs: which way up the picture is, and when it was taken. */
export interface Exif {
  /** 2 to 8; 1, upright, needs no word. */
  orientation?: number
  /** 'YYYY:MM:DD HH:MM:SS' on the camera's clock. */
  takenAt?: string
}

const ORIENTATION = 0x0112
const EXIF_DIRECTORY = 0x8769
const TAKEN_AT = 0x9003
const HEADER = Buffer.from('Exif\0\0', 'latin1')

/** Reads the payload of an APP1 segment; nothing for XMP or for what cannot be read. */
export function readExif(payload: Buffer): Exif {
  if (!payload.subarray(0, 6).equals(HEADER)) return {}
  const tiff = payload.subarray(6)
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return {}
  const little = order === 'II'
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  /** Where the entry of a tag stands in a directory. */
  const entry = (directory: number, tag: number): number | undefined => {
    const count = directory >= 8 ? Math.min(u16(directory), 500) : 0
    for (let i = 0; i < count; i++) if (u16(directory + 2 + i * 12) === tag) return directory + 2 + i * 12
    return undefined
  }
  const exif: Exif = {}
  const upright = entry(u32(4), ORIENTATION)
  const orientation = upright === undefined ? 0 : u16(upright + 8)
  if (orientation >= 2 && orientation <= 8) exif.orientation = orientation
  const pointer = entry(u32(4), EXIF_DIRECTORY)
  const taken = pointer === undefined ? undefined : entry(u32(pointer + 8), TAKEN_AT)
  if (taken !== undefined) {
    const text = tiff.toString('latin1', u32(taken + 8), u32(taken + 8) + 19)
    if (/^\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) exif.takenAt = text
  }
  return exif
}

/** A fresh APP1 segment that says just this, or undefined when there is nothing to say. */
export function exifSegment({ orientation, takenAt }: Exif): Uint8Array | undefined {
  if (orientation === undefined && takenAt === undefined) return undefined
  const first: Uint8Array[] = []
  const entry = (tag: number, type: number, count: number, value: number, short = false) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(type, 2)
    bytes.writeUInt32BE(count, 4)
    if (short) bytes.writeUInt16BE(value, 8)
    else bytes.writeUInt32BE(value, 8)
    return bytes
  }
  const count = (orientation === undefined ? 0 : 1) + (takenAt === undefined ? 0 : 1)
  const second = 8 + 2 + count * 12 + 4
  if (orientation !== undefined) first.push(entry(ORIENTATION, 3, 1, orientation, true))
  if (takenAt !== undefined) first.push(entry(EXIF_DIRECTORY, 4, 1, second))
  const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff])
  const none = Buffer.alloc(4)
  const tiff = [Buffer.from('MM\0*\0\0\0\x08', 'latin1'), u16(count), ...first, none]
  if (takenAt !== undefined) tiff.push(u16(1), entry(TAKEN_AT, 2, 20, second + 18), none, Buffer.from(`${takenAt}\0`, 'latin1'))
  const body = Buffer.concat([HEADER, ...tiff])
  return Buffer.concat([Buffer.from([0xff, 0xe1]), u16(body.length + 2), body])
}
