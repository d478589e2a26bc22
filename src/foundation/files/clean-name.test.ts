import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName } from './clean-name.ts'
import { fileResponse } from './file-response.ts'

describe('names of files', () => {
  it.each([
    ['Giấy khai sinh.PDF', 'Giấy khai sinh.pdf'],
    ['Giấy khai sinh.PDF'.normalize('NFD'), 'Giấy khai sinh.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Tám\\đơn.docx', 'đơn.pdf'],
    ['scan.pdf.exe', 'scan.pdf'],
    ['scan.pdf', 'scan.pdf'],
    ['số 12.2026', 'số 12.2026.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['', 'tep.pdf'],
    ['..pdf', 'tep.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'a Set-Cookie x=1.pdf'],
    ['đơn\u202efdp.exe', 'đơnfdp.pdf'],
    ['a\ud800b.pdf', 'ab.pdf'],
    ['<img onerror=x>.pdf', 'img onerror=x.pdf'],
    ['  nhiều   dấu\tcách .pdf', 'nhiều dấu cách.pdf'],
  ])('%j becomes %j', (given, kept) => expect(cleanName(given, '.pdf')).toBe(kept))

  it('stay within what a file system takes, whatever is sent', () => {
    const long = cleanName(`${'ế'.normalize('NFD').repeat(300)}.pdf`, '.pdf')
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255)
    expect(long).toMatch(/^ế+\.pdf$/)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const kept = cleanName(given, '.jpg')
        expect(kept.normalize('NFC')).toBe(kept)
        expect(kept.isWellFormed()).toBe(true)
        expect(kept).not.toMatch(/[/\\\p{Cc}"]/u)
        expect(kept).toMatch(/[^.]\.jpg$/)
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255)
        expect(cleanName(kept, '.jpg')).toBe(kept)
      }),
    )
  })
})

describe('a file as an answer', () => {
  const bytes = Buffer.from('x')
  it('is shown only where it is PDF or a picture, and never run', () => {
    for (const [mediaType, type, how] of [
      ['application/pdf', 'application/pdf', 'inline'],
      ['image/jpeg', 'image/jpeg', 'inline'],
      ['image/png', 'image/png', 'inline'],
      ['image/heic', 'application/octet-stream', 'attachment'],
      ['text/html', 'application/octet-stream', 'attachment'],
      ['image/svg+xml', 'application/octet-stream', 'attachment'],
      ['application/vnd.oasis.opendocument.text', 'application/octet-stream', 'attachment'],
    ]) {
      const { headers } = fileResponse({ name: 'x', mediaType: mediaType!, bytes })
      expect(headers.get('content-type')).toBe(type)
      expect(headers.get('content-disposition')).toMatch(new RegExp(`^${how};`))
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toMatch(/; sandbox$/)
      expect(headers.get('cache-control')).toBe('private, no-store')
    }
    expect(
      fileResponse({ name: 'x', mediaType: 'application/pdf', bytes }, { save: true }).headers.get('content-disposition'),
    ).toMatch(/^attachment/)
  })

  it('carries a Vietnamese name in both ways, and no name breaks the header', () => {
    const disposition = (name: string) =>
      fileResponse({ name, mediaType: 'application/pdf', bytes }).headers.get('content-disposition')!
    expect(disposition('Đơn xin (mẫu 1).pdf')).toBe(
      'inline; filename="Don xin (mau 1).pdf"; filename*=UTF-8\'\'%C4%90%C6%A1n%20xin%20%28m%E1%BA%ABu%201%29.pdf',
    )
    expect(disposition('a"; x=\r\n\\.pdf')).toMatch(/^inline; filename="a x=\.pdf"; filename\*=UTF-8''[\w%.-]+$/)
    expect(() => disposition('\ud800.pdf')).not.toThrow()
  })
})
