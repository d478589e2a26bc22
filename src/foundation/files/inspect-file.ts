import { fileTypeFromBuffer } from 'file-type'
import { inspectHeic } from './heic.ts'
import type { Inspection, Refusal } from './inspection.ts'
import { inspectJpeg } from './jpeg.ts'
import { inspectOffice } from './office.ts'
import { inspectPdf } from './pdf.ts'
import { inspectPng } from './png.ts'

/** What citizens may send, with the ending each gets: the bytes alone decide, not the name and not the browser's word. */
export const ACCEPTED_TYPES: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/heic': '.heic',
  'image/heif': '.heif',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.oasis.opendocument.text': '.odt',
}

const INSPECTORS: Record<string, (bytes: Uint8Array) => Inspection> = {
  'application/pdf': inspectPdf,
  'image/jpeg': inspectJpeg,
  'image/png': inspectPng,
  'image/heic': inspectHeic,
  'image/heif': inspectHeic,
}

/** Looks into a file: its media type and the bytes to keep, or why it is not taken. Nothing is unpacked or decoded. */
export async function inspectFile(bytes: Uint8Array): Promise<{ mediaType: string; bytes: Uint8Array } | { refusal: Refusal }> {
  if (bytes.length === 0) return { refusal: 'empty' }
  // ZIP files are read by our own hand: a general detector may unpack what it finds.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const office = inspectOffice(bytes)
    return 'refusal' in office ? office : { mediaType: office.mediaType, bytes }
  }
  const mediaType = await detect(bytes)
  const inspect = mediaType === undefined ? undefined : INSPECTORS[mediaType]
  if (!mediaType || !inspect) return { refusal: 'notAccepted' }
  const inspection = inspect(bytes)
  return 'refusal' in inspection ? inspection : { mediaType, bytes: inspection.bytes }
}

async function detect(bytes: Uint8Array): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  // A moving PNG is kept as its first picture.
  return found === 'image/apng' ? 'image/png' : found
}
