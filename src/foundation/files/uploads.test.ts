import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/context'
import { newId } from '#platform/database'
import { citizen, officer, type TestApp, type TestDatabase, type TestProgram, testApp, testDatabase, testProgram } from '#testing'
import { ensureDossierFits, uploadRules } from './file-limits.ts'
import { findUploads } from './find-uploads.ts'
import { forgetUpload } from './forget-upload.ts'
import { keepUpload } from './keep-upload.ts'
import { files } from './module.ts'
import { openUpload } from './open-upload.ts'
import { exifWithPosition, sampleDocx, sampleJpeg, samplePdf } from './sample-files.ts'

let database: TestDatabase
let program: TestProgram
let app: TestApp
const now = new Date('2026-11-23T02:00:00Z')
beforeAll(async () => {
  database = await testDatabase()
  program = testProgram(database, [files], { now: () => now })
  app = testApp(program, () => now)
})
const as = (actor: Actor, at?: Date) => program.ctx(actor, at)
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pdf = (body = 'một') => ({ name: 'Giấy chứng sinh.pdf', bytes: samplePdf(body) })

describe('a file that a person sends', () => {
  it('is kept by its content, named cleanly, and given back to this person', async () => {
    const ctx = as(citizen())
    const { bytes } = pdf()
    const upload = await keepUpload(ctx, { name: `../${'Giấy chứng sinh'.normalize('NFD')}.exe`, bytes })
    expect(upload).toEqual({
      id: expect.any(String),
      name: 'Giấy chứng sinh.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: digest(bytes),
    })
    expect(await openUpload(ctx, upload.id)).toEqual({ ...upload, bytes })
    expect(await findUploads(ctx, [upload.id])).toEqual([upload])
  })

  it('loses the place where it was taken before anything is stored', async () => {
    const ctx = as(citizen())
    const bytes = sampleJpeg({ extra: [exifWithPosition(true)] })
    const upload = await keepUpload(ctx, { name: 'IMG_1.heic', bytes })
    expect(upload).toMatchObject({ name: 'IMG_1.jpg', mediaType: 'image/jpeg' })
    const kept = await openUpload(ctx, upload.id)
    expect(kept.bytes.includes('GPS')).toBe(false)
    expect(upload.sha256).toBe(digest(kept.bytes))
    expect(await program.ports.files.has(digest(bytes))).toBe(false)
  })

  it('is nobody else’s: not to open, to find, to take away', async () => {
    const owner = citizen()
    const upload = await keepUpload(as(owner), pdf())
    const others: Actor[] = [
      citizen(),
      officer(newId(), 'administrator', 'leader'),
      { kind: 'nobody' },
      { kind: 'system', name: 'x' },
    ]
    for (const other of others) {
      expect(await findUploads(as(other), [upload.id])).toEqual([])
      await expect(openUpload(as(other), upload.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(forgetUpload(as(other), upload.id)).rejects.toMatchObject({ code: /not_found|unauthenticated/ })
    }
    expect(await findUploads(as(owner), [upload.id, newId(), 'x', "'"])).toHaveLength(1)
    await forgetUpload(as(owner), upload.id)
    await expect(openUpload(as(owner), upload.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(forgetUpload(as(owner), upload.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is refused with the name and what to do, and leaves nothing behind', async () => {
    const ctx = as(citizen())
    const refused = (file: { name: string; bytes: Uint8Array }) => keepUpload(ctx, file).catch((error: unknown) => error)
    expect(await refused({ name: 'trống.pdf', bytes: new Uint8Array() })).toMatchObject({
      code: 'invalid',
      fields: { file: 'Tệp “trống.pdf” không có nội dung. Hãy chọn tệp khác.' },
    })
    expect(await refused({ name: 'trang.pdf', bytes: Buffer.from('<html><script>') })).toMatchObject({
      code: 'invalid',
      fields: { file: expect.stringContaining('Hãy gửi tệp PDF') },
    })
    expect(await refused({ name: 'bom.docx', bytes: sampleDocx([{ name: 'x', saysSize: 0xfffffff }]) })).toMatchObject({
      code: 'invalid',
    })
    expect(await refused({ name: 'lớn.pdf', bytes: samplePdf('x'.repeat(10 * 1024 * 1024)) })).toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('lớn hơn 10 MB'),
    })
    await expect(keepUpload(as({ kind: 'nobody' }), pdf())).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('is no way to fill the disk: 500 MB within 24 hours, then a kind word', async () => {
    const person = citizen()
    const ctx = as(person)
    await database.db
      .withSchema('files')
      .insertInto('upload')
      .values(
        Array.from({ length: 50 }, () => ({
          person_id: person.personId,
          id: newId(),
          name: 'x',
          media_type: 'x',
          size: 10 * 1024 * 1024,
          sha256: 'x',
          created_at: now,
        })),
      )
      .execute()
    await expect(keepUpload(ctx, pdf())).rejects.toMatchObject({ code: 'too_many' })
    expect(await keepUpload(as(citizen()), pdf())).toBeDefined()
    expect(await keepUpload(as(person, new Date(now.getTime() + 25 * 3600_000)), pdf())).toBeDefined()
  })
})

describe('the limits', () => {
  it('hold for the files of a dossier together, and are told by file fields', () => {
    const ctx = as(citizen())
    const megabyte = 1024 * 1024
    expect(() =>
      ensureDossierFits(
        ctx,
        Array.from({ length: 5 }, () => 10 * megabyte),
      ),
    ).not.toThrow()
    expect(() => ensureDossierFits(ctx, [...Array.from({ length: 5 }, () => 10 * megabyte), 1])).toThrow(/50 MB/)
    expect(uploadRules(ctx)).toMatchObject({
      maxBytes: 10 * megabyte,
      accept: '.pdf,.jpg,.png,.heic,.heif,.docx,.xlsx,.odt,.jpeg',
    })
  })
})

describe('over the network', () => {
  const person = citizen()
  const send = (body: FormData | string, headers: Record<string, string> = {}, as: typeof person | null = person) =>
    app.call('/api/uploads', { method: 'POST', body, headers }, as ?? undefined)
  const form = (name: string, bytes: Uint8Array) => {
    const data = new FormData()
    data.append('file', new File([new Uint8Array(bytes)], name))
    return data
  }

  it('POST /api/uploads keeps a file once for one Idempotency-Key', async () => {
    const first = await send(form('đơn.pdf', pdf('hai').bytes), { 'idempotency-key': 'khoa-so-12345' })
    expect(first.status).toBe(201)
    const upload = (await first.json()) as { id: string }
    expect(upload).toMatchObject({ name: 'đơn.pdf', mediaType: 'application/pdf', sha256: digest(pdf('hai').bytes) })
    const again = await send(form('đơn.pdf', pdf('hai').bytes), { 'idempotency-key': 'khoa-so-12345' })
    expect(await again.json()).toEqual(upload)
  })

  it.each<[string, () => FormData | string, Record<string, string>, number]>([
    ['no file', () => new FormData(), {}, 422],
    ['a page', () => form('x.pdf', Buffer.from('<html>')), {}, 422],
    ['too many bytes', () => form('x.pdf', samplePdf('x'.repeat(11 * 1024 * 1024))), {}, 413],
    ['a body that is no form', () => 'xx', { 'content-type': 'multipart/form-data; boundary=y' }, 422],
  ])('answers %s with a problem', async (_, body, headers, status) => {
    const response = await send(body(), headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('asks nobody to sign in before reading anything', async () => {
    expect((await send(form('x.pdf', pdf().bytes), {}, null)).status).toBe(401)
  })

  it('GET /tep/:id shows an own file so that nothing in it can run', async () => {
    const upload = await keepUpload(as(person), pdf('ba'))
    const response = await app.get(`/tep/${upload.id}`, person)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf('ba').bytes)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await app.get(`/tep/${upload.id}`, citizen())).status).toBe(404)
    expect((await app.get('/tep/khong-co', person)).status).toBe(404)
    expect((await app.get(`/tep/${upload.id}`)).status).not.toBe(200)
    expect((await app.get(`/api/uploads/${upload.id}/content`, person)).headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await app.get(`/api/uploads/${upload.id}/content`, citizen())).status).toBe(404)
  })
})
