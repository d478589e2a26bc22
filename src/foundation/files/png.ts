import { crc32 } from 'node:zlib'
import type { Inspection } from './inspection.ts'
import { isTooManyPixels } from './pixel-limit.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunks beside the critical ones that say how the picture looks, not where or by whom it was made. */
const LOOKS = new Set(['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'tRNS', 'pHYs', 'cICP'])

const isCritical = (type: string) => /^[A-Z]/.test(type)

/** Walks the chunks of a PNG with their check sums; leaves out Exif, texts, films and whatever stands behind the end. */
export function inspectPng(bytes: Uint8Array): Inspection {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!data.subarray(0, 8).equals(SIGNATURE)) return { refusal: 'damaged' }
  const kept: Uint8Array[] = [data.subarray(0, 8)]
  let hasPicture = false
  for (let at = 8; at + 12 <= data.length; ) {
    const length = data.readUInt32BE(at)
    const end = at + 12 + length
    if (end > data.length) break
    const type = data.toString('latin1', at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(type) || crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4)) break
    if ((at === 8) !== (type === 'IHDR')) break
    if (type === 'IHDR') {
      const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)]
      if (length !== 13 || width === 0 || height === 0) break
      if (isTooManyPixels(width, height)) return { refusal: 'tooManyPixels' }
    }
    hasPicture ||= type === 'IDAT'
    if (isCritical(type) || LOOKS.has(type)) kept.push(data.subarray(at, end))
    if (type === 'IEND') return hasPicture ? { bytes: Buffer.concat(kept) } : { refusal: 'damaged' }
    at = end
  }
  return { refusal: 'damaged' }
}
