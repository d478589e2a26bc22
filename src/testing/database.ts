import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '#platform/database'
import { administer, withDatabase } from './global-setup.ts'

export interface TestDatabase extends Database {
  /** Every statement sent since the last `statements.length = 0`; tests count round trips with it. */
  statements: string[]
  /** pg's options, for a program in a process of its own. */
  connection: pg.ClientConfig
}

/** A database of this test file's own, copied from the template; dropped after the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = JSON.parse(inject('server')) as pg.ClientConfig
  const name = `dinh_test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${inject('template')}`)
  const connection = withDatabase(server, name)
  const statements: string[] = []
  const database = openDatabase({ ...connection, max: 6, onStatement: (text) => statements.push(text) })
  afterAll(async () => {
    await database.close()
    await administer(server, `drop database if exists ${name} with (force)`)
  })
  return { ...database, statements, connection }
}
