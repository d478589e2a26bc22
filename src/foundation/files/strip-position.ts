/** Takes where a photograph was taken out of it, and nothing else: the picture itself is not touched. Other files come back as they are. */
export function stripPosition(bytes: Uint8Array, mediaType: string): Uint8Array {
  if (mediaType === 'image/jpeg') return stripJpeg(bytes)
  if (mediaType === 'image/png') return stripPng(bytes)
  return bytes
}

const SOS = 0xda
const APP1 = 0xe1

/** Leaves out APP1 segments (Exif with its GPS directory, XMP), but keeps which way up the picture is. */
function stripJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === SOS) break
    const size = (bytes[at + 2]! << 8) | bytes[at + 3]!
    const end = at + 2 + size
    if (size < 2 || end > bytes.length) return bytes
    const segment = bytes.subarray(at, end)
    if (marker !== APP1) parts.push(segment)
    else {
      const orientation = orientationOf(segment)
      if (orientation) parts.push(orientationSegment(orientation))
    }
    at = end
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}

/** Reads tag 0x0112 of the first directory of an Exif segment. */
function orientationOf(segment: Uint8Array): number | undefined {
  const data = Buffer.from(segment)
  if (data.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined
  const tiff = data.subarray(10)
  if (tiff.length < 14) return undefined
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (at + 2 <= tiff.length ? (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)) : 0)
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = u16(first)
  for (let i = 0; i < Math.min(count, 200); i++) {
    const entry = first + 2 + i * 12
    if (u16(entry) === 0x0112) {
      const value = u16(entry + 8)
      return value >= 2 && value <= 8 ? value : undefined
    }
  }
  return undefined
}

function orientationSegment(orientation: number): Uint8Array {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  return Buffer.concat([Buffer.from([0xff, APP1, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body])
}

/** Leaves out eXIf and textual chunks. */
function stripPng(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes)
  const parts: Uint8Array[] = [data.subarray(0, 8)]
  let at = 8
  while (at + 12 <= data.length) {
    const end = at + 12 + data.readUInt32BE(at)
    if (end > data.length) return bytes
    if (!['eXIf', 'tEXt', 'zTXt', 'iTXt'].includes(data.toString('latin1', at + 4, at + 8))) parts.push(data.subarray(at, end))
    at = end
  }
  return Buffer.concat(parts)
}
