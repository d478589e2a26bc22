import type { Inspection } from './inspection.ts'
import { isTooManyPixels } from './pixel-limit.ts'

interface Box {
  type: string
  /** The box from its first byte, its content, and its end. */
  at: number
  from: number
  end: number
}

class Broken extends Error {}

/** The boxes of an ISO base media file (ISO/IEC 14496-12) between two places. */
function boxes(data: Buffer, from: number, to: number): Box[] {
  const found: Box[] = []
  for (let at = from; at < to; ) {
    if (at + 8 > to) throw new Broken()
    const short = data.readUInt32BE(at)
    const long = short === 1
    if (long && at + 16 > to) throw new Broken()
    const size = long ? Number(data.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (size < (long ? 16 : 8) || at + size > to) throw new Broken()
    found.push({ type: data.toString('latin1', at + 4, at + 8), at, from: at + (long ? 16 : 8), end: at + size })
    at += size
  }
  return found
}

/** Reads big-endian numbers of 0, 2, 4 or 8 bytes one after another. */
function reader(data: Buffer, from: number, to: number) {
  let at = from
  return (size: number): number => {
    if (at + size > to) throw new Broken()
    const value = size === 0 ? 0 : size === 8 ? Number(data.readBigUInt64BE(at)) : data.readUIntBE(at, size)
    at += size
    return value
  }
}

/** Boxes that a single picture needs; anything else at the top (a film, a maker's box) is blanked. */
const NEEDED = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip', 'idat'])

/**
 * Blanks what a HEIC picture tells beside itself: Exif and XMP items and boxes of films and makers. Lengths stay, so that nothing
 * else has to move; which way up the picture is stands elsewhere (irot).
 */
export function inspectHeic(bytes: Uint8Array): Inspection {
  const data = Buffer.from(bytes)
  try {
    const top = boxes(data, 0, data.length)
    const meta = top.find((box) => box.type === 'meta')
    if (!meta || !top.some((box) => box.type === 'mdat' || box.type === 'idat')) return { refusal: 'damaged' }
    const inner = boxes(data, meta.from + 4, meta.end)
    const part = (type: string) => inner.find((box) => box.type === type)
    const [width, height] = largestPicture(data, part('iprp'))
    if (width === 0 || height === 0) return { refusal: 'damaged' }
    if (isTooManyPixels(width, height)) return { refusal: 'tooManyPixels' }
    const told = itemsThatTell(data, part('iinf'))
    const idat = part('idat')
    if (told.size > 0) for (const [from, end] of placesOf(data, part('iloc'), told, idat?.from ?? 0)) data.fill(0, from, end)
    for (const box of top) {
      if (NEEDED.has(box.type)) continue
      data.write('free', box.at + 4, 'latin1')
      data.fill(0, box.from, box.end)
    }
    return { bytes: data }
  } catch (error) {
    if (error instanceof Broken || error instanceof RangeError) return { refusal: 'damaged' }
    throw error
  }
}

function largestPicture(data: Buffer, iprp: Box | undefined): [number, number] {
  const ipco = iprp && boxes(data, iprp.from, iprp.end).find((box) => box.type === 'ipco')
  let largest: [number, number] = [0, 0]
  for (const box of ipco ? boxes(data, ipco.from, ipco.end) : []) {
    if (box.type !== 'ispe') continue
    const read = reader(data, box.from + 4, box.end)
    const size: [number, number] = [read(4), read(4)]
    if (size[0] * size[1] >= largest[0] * largest[1]) largest = size
  }
  return largest
}

/** Ids of the items that are not pictures: Exif, and texts such as XMP (mime, uri). */
function itemsThatTell(data: Buffer, iinf: Box | undefined): Set<number> {
  const told = new Set<number>()
  if (!iinf) return told
  const version = data[iinf.from]!
  for (const box of boxes(data, iinf.from + 4 + (version === 0 ? 2 : 4), iinf.end)) {
    if (box.type !== 'infe') continue
    const wide = data[box.from]! >= 3
    const read = reader(data, box.from + 4, box.end)
    const id = read(wide ? 4 : 2)
    read(2)
    const at = box.from + 4 + (wide ? 4 : 2) + 2
    if (['Exif', 'mime', 'uri '].includes(data.toString('latin1', at, at + 4))) told.add(id)
  }
  return told
}

/** Where the bytes of these items lie (iloc, ISO/IEC 14496-12 §8.11.3). */
function placesOf(data: Buffer, iloc: Box | undefined, ids: Set<number>, idat: number): [number, number][] {
  if (!iloc) throw new Broken()
  const version = data[iloc.from]!
  const read = reader(data, iloc.from + 4, iloc.end)
  const sizes = read(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version > 0 ? sizes & 15 : 0
  const places: [number, number][] = []
  for (let count = read(version < 2 ? 2 : 4); count > 0; count--) {
    const id = read(version < 2 ? 2 : 4)
    const method = version > 0 ? read(2) & 15 : 0
    read(2)
    const base = read(baseSize)
    for (let extents = read(2); extents > 0; extents--) {
      read(indexSize)
      const from = base + read(offsetSize) + (method === 1 ? idat : 0)
      const length = read(lengthSize)
      if (!ids.has(id)) continue
      if (method > 1 || from + length > data.length) throw new Broken()
      places.push([from, from + length])
    }
  }
  return places
}
