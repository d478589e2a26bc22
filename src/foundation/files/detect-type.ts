import { fileTypeFromBuffer } from 'file-type'

/** What citizens may send, by what the bytes are: the name and the browser's word count for nothing. */
export const ACCEPTED_TYPES: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/heic': '.heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
}

/** The media type of the bytes, or undefined when it is none of the accepted ones. */
export async function detectType(bytes: Uint8Array): Promise<string | undefined> {
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  if (!type || !(type in ACCEPTED_TYPES)) return undefined
  // A PDF or picture that is also a page for the browser is sent to deceive it.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').toLowerCase()
  if (/<(html|script|svg|!doctype)/.test(head)) return undefined
  return type
}
