export interface ZipEntry {
  name: string
  compressedSize: number
  /** Unpacked, as the directory says. */
  size: number
  encrypted: boolean
  /** 0 stored, 8 deflated. */
  method: number
  /** Where its own header stands. */
  at: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/**
 * The central directory of a ZIP file without unpacking anything; undefined when the file is not one ZIP from its first byte to its
 * last (cut short, in several parts, over 4 GB, or with something before or behind it).
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < 22 || data.readUInt32LE(0) !== LOCAL) return undefined
  const end = findEnd(data)
  if (end === undefined) return undefined
  const count = data.readUInt16LE(end + 10)
  const size = data.readUInt32LE(end + 12)
  const from = data.readUInt32LE(end + 16)
  if (from + size !== end || count !== data.readUInt16LE(end + 8)) return undefined
  const entries: ZipEntry[] = []
  let at = from
  while (at < end) {
    if (at + 46 > end || data.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = data.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
    if (next > end) return undefined
    entries.push({
      name: data.toString('utf8', at + 46, at + 46 + nameLength),
      compressedSize: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
      method: data.readUInt16LE(at + 10),
      at: data.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries.length === count ? entries : undefined
}

/** The end record; its comment must reach exactly to the end of the file. */
function findEnd(data: Buffer): number | undefined {
  for (let at = data.length - 22; at >= Math.max(0, data.length - 22 - 0xffff); at--)
    if (data.readUInt32LE(at) === END && at + 22 + data.readUInt16LE(at + 20) === data.length) return at
  return undefined
}

/** The content of an entry stored as it is, or undefined. */
export function storedContent(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.method !== 0 || entry.at + 30 > data.length || data.readUInt32LE(entry.at) !== LOCAL) return undefined
  const from = entry.at + 30 + data.readUInt16LE(entry.at + 26) + data.readUInt16LE(entry.at + 28)
  return data.subarray(from, from + entry.size)
}
