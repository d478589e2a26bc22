import { exifSegment, readExif } from './exif.ts'
import type { Inspection } from './inspection.ts'
import { isTooManyPixels } from './pixel-limit.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COM = 0xfe
/** Baseline, extended and progressive: what browsers draw. */
const FRAMES = [0xc0, 0xc1, 0xc2]

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/**
 * Walks a JPEG from its first marker to its last without decoding it, and keeps of it only what draws the picture: tables, frames,
 * scans, JFIF, colour profile, Adobe's colour marker, and of Exif which way up and when. Everything else goes: position, maker's notes,
 * comments, XMP, and whatever stands behind the end (a phone's hidden film, a second file).
 */
export function inspectJpeg(bytes: Uint8Array): Inspection {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < 4 || data[0] !== 0xff || data[1] !== SOI) return { refusal: 'damaged' }
  const kept: Uint8Array[] = [data.subarray(0, 2)]
  let exif: Uint8Array | undefined
  let pixels: [number, number] | undefined
  let scans = 0
  let at = 2
  while (at + 2 <= data.length) {
    if (data[at] !== 0xff) {
      // Some cameras leave stray bytes between segments; decoders pass over them, and so do we.
      at = data.indexOf(0xff, at)
      if (at < 0) break
      continue
    }
    const marker = data[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === EOI) {
      if (!pixels || scans === 0) return { refusal: 'damaged' }
      if (isTooManyPixels(...pixels)) return { refusal: 'tooManyPixels' }
      kept.push(data.subarray(at, at + 2))
      if (exif) kept.splice(kept[1]?.[1] === APP0 ? 2 : 1, 0, exif)
      return { bytes: Buffer.concat(kept) }
    }
    if (at + 4 > data.length) break
    const end = at + 2 + data.readUInt16BE(at + 2)
    if (end < at + 4 || end > data.length || marker === 0 || isRestart(marker)) break
    const segment = data.subarray(at, end)
    if (FRAMES.includes(marker)) {
      if (pixels || segment.length < 9) return { refusal: 'damaged' }
      pixels = [segment.readUInt16BE(7), segment.readUInt16BE(5)]
      if (pixels[0] === 0 || pixels[1] === 0) return { refusal: 'damaged' }
    }
    if (marker === APP1) exif ??= exifSegment(readExif(segment.subarray(4)))
    if (isKept(marker, segment)) kept.push(segment)
    at = end
    if (marker !== SOS) continue
    scans++
    const next = endOfScan(data, at)
    kept.push(data.subarray(at, next))
    at = next
  }
  return { refusal: 'damaged' }
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false
  if (marker < APP0 || marker > APP15) return true
  const starts = (text: string) => segment.subarray(4).toString('latin1', 0, text.length) === text
  if (marker === APP0) return starts('JFIF\0')
  if (marker === APP2) return starts('ICC_PROFILE\0')
  return marker === APP14 && starts('Adobe')
}

/** Where the next marker stands after the entropy-coded data of a scan: FF 00 is data, FF D0-D7 a restart within it. */
function endOfScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at >= 0; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  return data.length
}
