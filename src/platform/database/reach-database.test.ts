import { createServer } from 'node:net'
import { expect, inject, it } from 'vitest'
import { testDatabase } from '#testing'
import { reachDatabase } from './reach-database.ts'

const database = await testDatabase()

/** The test server's address, leading to another database or as another user. */
function address(change: { name?: string; user?: string } = {}): string {
  const { connectionString, host, port, user } = JSON.parse(inject('server'))
  const url = new URL(connectionString ?? `postgresql://${user}@localhost:${port}/?host=${encodeURIComponent(host)}`)
  url.pathname = `/${change.name ?? 'postgres'}`
  if (change.user) url.username = change.user
  return url.href
}

/** What the operator reads. */
const said = (url: string, patienceMs?: number): Promise<string> =>
  reachDatabase(url, patienceMs).then(
    () => 'reached',
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  )

it('reaches a database that is as it should be', async () => {
  expect(await said(address())).toBe('reached')
})

it('says in one line where nobody answers, and keeps the password to itself', async () => {
  const sentence = await said('postgresql://dinh:very-secret@127.0.0.1:1/dinh')
  expect(sentence).toMatch(/^ConfigurationError: Không kết nối được PostgreSQL tại 127\.0\.0\.1:1 \(.*\); hãy kiểm tra [^\n]*$/)
  expect(sentence).not.toContain('very-secret')
})

it('does not wait for ever for a server that takes the connection and stays silent', async () => {
  const silent = createServer()
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  const { port } = silent.address() as { port: number }
  expect(await said(`postgresql://dinh@127.0.0.1:${port}/dinh`, 200)).toContain(
    `Không kết nối được PostgreSQL tại 127.0.0.1:${port}`,
  )
  silent.close()
})

it('tells an unknown database and an unknown user apart', async () => {
  expect(await said(address({ name: 'dinh_nowhere' }))).toMatch(/chưa có cơ sở dữ liệu dinh_nowhere; [^\n]*$/)
  expect(await said(address({ user: 'dinh_nobody' }))).toMatch(/không nhận tài khoản hoặc mật khẩu trong DATABASE_URL [^\n]*$/)
})

it('refuses a database that cannot hold Vietnamese', async () => {
  const name = `dinh_ascii_${process.pid}`
  await database.pool.query(`create database ${name} encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`)
  try {
    expect(await said(address({ name }))).toContain('dùng bảng mã SQL_ASCII')
  } finally {
    await database.pool.query(`drop database ${name}`)
  }
})
