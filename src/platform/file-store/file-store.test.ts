import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileStore } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dinh-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pathOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
const store = () => openFileStore(join(folder, 'files'))

describe('the file store', () => {
  it('names a file by its content and gives it back, also to another process', async () => {
    const bytes = Buffer.from('giấy khai sinh')
    expect(await store().put(bytes)).toEqual({ sha256: digest(bytes), size: bytes.length })
    expect(await store().get(digest(bytes))).toEqual(bytes)
    expect(await store().has(digest(bytes))).toBe(true)
    expect(await store().has(digest(Buffer.from('khác')))).toBe(false)
    expect(await store().put(new Uint8Array())).toEqual({ sha256: digest(Buffer.alloc(0)), size: 0 })
  })

  it('takes a stream as well as bytes', async () => {
    const parts = [Buffer.from('một '), Buffer.alloc(300_000, 7), Buffer.from(' hai')]
    const whole = Buffer.concat(parts)
    const put = await store().put(new Blob(parts).stream())
    expect(put).toEqual({ sha256: digest(whole), size: whole.length })
    expect(await store().get(put.sha256)).toEqual(whole)
  })

  it('stores the same content once, even when many send it at once', async () => {
    const files = store()
    const bytes = Buffer.alloc(100_000, 1)
    const puts = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes)))
    expect(new Set(puts.map((put) => put.sha256)).size).toBe(1)
    expect(readdirSync(join(folder, 'files', 'partial'))).toEqual([])
    expect(await files.get(puts[0]!.sha256)).toEqual(bytes)
  })

  it('keeps nothing of a stream that breaks off', async () => {
    const files = store()
    async function* breaking() {
      yield Buffer.from('nửa đầu')
      throw new Error('mất kết nối')
    }
    await expect(files.put(breaking())).rejects.toThrow('mất kết nối')
    expect(readdirSync(join(folder, 'files'))).toEqual(['partial'])
    expect(readdirSync(join(folder, 'files', 'partial'))).toEqual([])
  })

  it('says when a file is damaged or gone rather than give something else, and heals it when it is sent again', async () => {
    const files = store()
    const bytes = Buffer.from('hồ sơ')
    const { sha256 } = await files.put(bytes)
    writeFileSync(pathOf(sha256), 'hỏng')
    await expect(files.get(sha256)).rejects.toThrow('damaged')
    await files.put(bytes)
    expect(await files.get(sha256)).toEqual(bytes)
    rmSync(pathOf(sha256))
    await expect(files.get(sha256)).rejects.toThrow('not in the store')
  })

  it('never takes a path for a name', async () => {
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`]) {
      await expect(store().get(name)).rejects.toThrow('not a SHA-256')
      await expect(store().has(name)).rejects.toThrow('not a SHA-256')
    }
  })

  it('can be read by this program alone', async () => {
    const { sha256 } = await store().put(Buffer.from('riêng tư'))
    expect(statSync(pathOf(sha256)).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'files', sha256.slice(0, 2))).mode & 0o077).toBe(0)
  })

  it('removes what a killed run left half-written, but not what is being written', async () => {
    const partials = join(folder, 'files', 'partial')
    mkdirSync(partials, { recursive: true })
    for (const name of ['old', 'new']) writeFileSync(join(partials, name), 'x')
    const before = Date.now() / 1000 - 2 * 86_400
    utimesSync(join(partials, 'old'), before, before)
    await store().put(Buffer.from('x'))
    expect(readdirSync(partials)).toEqual(['new'])
  })

  it('tries again after the folder could not be made', async () => {
    writeFileSync(join(folder, 'files'), 'in the way')
    const files = store()
    await expect(files.put(Buffer.from('x'))).rejects.toThrow()
    rmSync(join(folder, 'files'))
    chmodSync(folder, 0o700)
    expect((await files.put(Buffer.from('x'))).size).toBe(1)
  })
})
