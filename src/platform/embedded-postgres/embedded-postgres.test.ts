import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts'

const homes: string[] = []
const started: EmbeddedPostgres[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

function newHome(...deeper: string[]): string {
  const top = mkdtempSync(join(tmpdir(), 'dinh-pg-'))
  chmodSync(top, 0o700)
  homes.push(top)
  return join(top, ...deeper)
}

async function start(home: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ home })
  started.push(postgres)
  return postgres
}

async function ask(postgres: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(postgres.connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** A program of its own that starts PostgreSQL over `home` and says its process number. */
async function startElsewhere(home: string): Promise<{ program: ChildProcess; postmaster: number }> {
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    const postgres = await startEmbeddedPostgres({ home: ${JSON.stringify(home)} })
    console.log(postgres.pid)
    setInterval(() => {}, 1000)`
  const program = spawn(process.execPath, ['--conditions=dinh-source', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(program.stdout!, 'data')
  return { program, postmaster: Number(String(line)) }
}

describe('the cluster', () => {
  it('holds Vietnamese as UTF-8 in ICU order whatever LANG is, and forgets nothing acknowledged', async () => {
    const kept = process.env.LANG
    delete process.env.LANG
    const postgres = await start(newHome()).finally(() => {
      process.env.LANG = kept
    })
    expect(
      await ask(
        postgres,
        `select datlocprovider::text as p, datlocale as l, pg_encoding_to_char(encoding) as e from pg_database where datname = 'dinh'`,
      ),
    ).toEqual([{ p: 'i', l: 'vi', e: 'UTF8' }])
    expect(
      await ask(postgres, `select string_agg(w, ' ' order by w) as s from unnest(array['đình','dứa','em','Ân','an','ăn']) w`),
    ).toEqual([{ s: 'an ăn Ân dứa đình em' }])
    const settings = await ask(
      postgres,
      `select name, setting from pg_settings where name in ('fsync','synchronous_commit','listen_addresses','wal_level','archive_mode') order by 1`,
    )
    expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
      'archive_mode=on',
      'fsync=on',
      'listen_addresses=',
      'synchronous_commit=on',
      'wal_level=replica',
    ])
  })

  it('keeps its rows over a stop and a second start', async () => {
    const home = newHome()
    const first = await start(home)
    await ask(first, 'create table t as select 42 as n')
    const { pid } = first
    await first.stop()
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(join(home, 'postgres/data/postmaster.pid'))).toBe(false)
    expect(await ask(await start(home), 'select n from t')).toEqual([{ n: 42 }])
  })

  it('starts where the path of the data is longer than a socket may be', async () => {
    const postgres = await start(newHome('x'.repeat(100), 'y'.repeat(100)))
    expect(postgres.connection.host.length).toBeLessThan(90)
    expect(await ask(postgres, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('starts after a first start that was killed while it made the cluster', async () => {
    const home = newHome()
    mkdirSync(join(home, 'postgres/data.new-1'), { recursive: true })
    writeFileSync(join(home, 'postgres/data.new-1/PG_VERSION'), '18\n')
    expect(await ask(await start(home), 'select 1 as n')).toEqual([{ n: 1 }])
    expect(existsSync(join(home, 'postgres/data.new-1'))).toBe(false)
  })

  it('refuses a folder that holds something else, and leaves it as it is', async () => {
    const home = newHome()
    mkdirSync(join(home, 'postgres/data'), { recursive: true })
    writeFileSync(join(home, 'postgres/data/PG_VERSION'), '15\n')
    await expect(start(home)).rejects.toThrow('không phải dữ liệu của PostgreSQL 18')
    expect(readFileSync(join(home, 'postgres/data/PG_VERSION'), 'utf8')).toBe('15\n')
  })
})

describe('a run that ended badly', () => {
  it('leaves no PostgreSQL behind when the program is killed, and nothing that hinders the next start', async () => {
    const home = newHome()
    const { program, postmaster } = await startElsewhere(home)
    program.kill('SIGKILL')
    await once(program, 'exit')
    const postgres = await start(home)
    expect(isAlive(postmaster)).toBe(false)
    expect(await ask(postgres, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('is replaced when PostgreSQL was killed too, with its lock file and socket left', async () => {
    const home = newHome()
    const { program, postmaster } = await startElsewhere(home)
    // Nobody may notice and start it again.
    program.kill('SIGSTOP')
    process.kill(postmaster, 'SIGKILL')
    program.kill('SIGKILL')
    await once(program, 'exit')
    expect(existsSync(join(home, 'postgres/data/postmaster.pid'))).toBe(true)
    expect(await ask(await start(home), 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('is not taken for alive because its process number is used again', async () => {
    const home = newHome()
    await (await start(home)).stop()
    writeFileSync(join(home, 'postgres/data/postmaster.pid'), `${process.pid}\n${join(home, 'postgres/data')}\n`)
    expect(await ask(await start(home), 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('is started again while the program runs', async () => {
    const postgres = await start(newHome())
    const { pid } = postgres
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => postgres.pid !== pid && isAlive(postgres.pid), { timeout: 20_000 }).toBe(true)
    await expect.poll(() => ask(postgres, 'select 1 as n').catch(() => undefined), { timeout: 20_000 }).toEqual([{ n: 1 }])
  })
})

describe('two runs', () => {
  it('do not share one DINH_HOME: the second is told, the first goes on', async () => {
    const home = newHome()
    const first = await start(home)
    await expect(start(home)).rejects.toThrow(/Một lần chạy khác \(tiến trình \d+\) đang dùng/)
    expect(await ask(first, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('stand side by side in two', async () => {
    const [one, other] = [await start(newHome()), await start(newHome())]
    expect(await ask(one, 'select 1 as n')).toEqual(await ask(other, 'select 1 as n'))
  })
})

// Ctrl-C in a terminal is sent to the program's whole process group.
it('stands in a process group of its own', async () => {
  const postgres = await start(newHome())
  const group = (pid: number | string) => spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  expect(group(postgres.pid)).not.toBe(group(process.pid))
})
