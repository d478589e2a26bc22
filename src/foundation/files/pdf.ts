import type { Inspection } from './inspection.ts'

/**
 * A PDF begins with its version and ends with its cross-reference (ISO 32000-2 §7.5); a page for a browser in front of or within its
 * head is sent to deceive. Its bytes stay as they are: a signature within must stay valid.
 */
export function inspectPdf(bytes: Uint8Array): Inspection {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = data.toString('latin1', 0, 1024)
  if (!/^%PDF-[12]\.\d/.test(head)) return { refusal: 'damaged' }
  if (/<(html|script|svg|!doctype|body|iframe)\b/i.test(head)) return { refusal: 'notAccepted' }
  const tail = data.toString('latin1', Math.max(0, data.length - 2048))
  return tail.includes('startxref') && tail.includes('%%EOF') ? { bytes } : { refusal: 'damaged' }
}
