import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, newId, sql } from '#platform/database'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import {
  appendAudit,
  newestHead,
  PLATFORM_TREE,
  proveConsistency,
  proveEntry,
  sealEntries,
  verifyConsistency,
  verifyInclusion,
  verifyTree,
} from './index.ts'
import { audit } from './module.ts'

const database = await testDatabase()
const program = testProgram(database, [audit])
const hex = (text: string) => Buffer.from(text, 'hex')

/** Writes `count` entries about one subject, each in a transaction of its own. */
async function write(agencyId: string | null, count: number): Promise<string[]> {
  const ctx = program.ctx(officer(agencyId ?? newId(), 'specialist'))
  const ids: string[] = []
  for (let i = 0; i < count; i++)
    await inTransaction(ctx, async (ctx) => {
      ids.push(
        appendAudit(ctx, {
          agencyId,
          action: 'test.done',
          subject: { kind: 'thing', id: String(i) },
          data: { i, word: 'Hồ sơ' },
        }),
      )
    })
  return ids
}

describe('sealing', () => {
  it('gives every committed entry a leaf, and each tree a signed head that proves it', async () => {
    const [agency, other] = [newId(), newId()]
    const ids = await write(agency, 5)
    const [foreign] = await write(other, 1)
    expect(await sealEntries(program.ctx())).toBe(6)
    expect((await newestHead(program.ctx(), agency))?.size).toBe(5)
    for (const id of [...ids, foreign!]) {
      const proof = await proveEntry(program.ctx(), id)
      expect(
        verifyInclusion({
          leafHash: hex(proof.leafHash),
          index: proof.leafIndex,
          size: proof.head.size,
          path: proof.path.map(hex),
          root: hex(proof.head.root),
        }),
      ).toBe(true)
    }
    expect(await verifyTree(program.ctx(), agency)).toEqual({ ok: true, size: 5, heads: 1, problems: [] })
  })

  it('grows by what is new, and every earlier head stays the beginning of every later one', async () => {
    const agency = newId()
    const heads = []
    for (const count of [1, 2, 4, 1, 8, 3]) {
      await write(agency, count)
      await sealEntries(program.ctx())
      heads.push((await newestHead(program.ctx(), agency))!)
    }
    expect(heads.map((head) => head.size)).toEqual([1, 3, 7, 8, 16, 19])
    for (const [i, first] of heads.entries())
      for (const second of heads.slice(i)) {
        const { path } = await proveConsistency(program.ctx(), agency, first.size, second.size)
        const claim = { first: first.size, second: second.size, path: path.map(hex) }
        expect(verifyConsistency({ ...claim, firstRoot: hex(first.root), secondRoot: hex(second.root) })).toBe(true)
      }
    expect(await verifyTree(program.ctx(), agency)).toMatchObject({ ok: true, size: 19, heads: 6 })
  })

  it('does not pass over an entry that commits late with an earlier id', async () => {
    const agency = newId()
    let late = ''
    let finish = () => {}
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    let begun = () => {}
    const started = new Promise<void>((resolve) => {
      begun = resolve
    })
    const slow = inTransaction(program.ctx(), async (ctx) => {
      late = appendAudit(ctx, { agencyId: agency, action: 'test.slow', subject: { kind: 'thing', id: '1' } })
      begun()
      await gate
    })
    await started
    const [early] = await write(agency, 1)
    expect(late < early!).toBe(true)
    await sealEntries(program.ctx())
    finish()
    await slow
    await expect(proveEntry(program.ctx(), late)).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    await sealEntries(program.ctx())
    expect((await proveEntry(program.ctx(), late)).leafIndex).toBe(1)
    expect((await verifyTree(program.ctx(), agency)).ok).toBe(true)
  })

  it('keeps no entry of a transaction that failed', async () => {
    const agency = newId()
    await expect(
      inTransaction(program.ctx(), async (ctx) => {
        appendAudit(ctx, { agencyId: agency, action: 'test.failed', subject: { kind: 'thing', id: '1' } })
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await sealEntries(program.ctx())
    expect(await newestHead(program.ctx(), agency)).toBeUndefined()
  })

  it('gives each entry one leaf when two sealers run at once', async () => {
    const agency = newId()
    await write(agency, 30)
    const counts = await Promise.all([sealEntries(program.ctx()), sealEntries(program.ctx()), sealEntries(program.ctx())])
    expect(counts.reduce((a, b) => a + b)).toBe(30)
    expect(await verifyTree(program.ctx(), agency)).toMatchObject({ ok: true, size: 30 })
  })

  it('seals what belongs to no agency in the tree of the platform', async () => {
    const [id] = await write(null, 1)
    await sealEntries(program.ctx())
    expect((await proveEntry(program.ctx(), id!)).head.agencyId).toBe(PLATFORM_TREE)
  })

  it('keeps its key from everybody but the owner', () => {
    expect(statSync(join(program.home, 'keys', 'audit-head.key')).mode & 0o777).toBe(0o600)
  })

  it('grows a tree of thousands in batches, and the next entry costs no more than a few statements', async () => {
    const agency = newId()
    await inTransaction(program.ctx(), async (ctx) => {
      for (let i = 0; i < 4500; i++)
        appendAudit(ctx, { agencyId: agency, action: 'test.many', subject: { kind: 'thing', id: String(i) } })
    })
    expect(await sealEntries(program.ctx())).toBe(4500)
    const [one] = await write(agency, 1)
    database.statements.length = 0
    expect(await sealEntries(program.ctx())).toBe(1)
    expect(database.statements.length).toBeLessThan(20)
    expect((await proveEntry(program.ctx(), one!)).leafIndex).toBe(4500)
    expect(await verifyTree(program.ctx(), agency)).toMatchObject({ ok: true, size: 4501 })
  })

  it('costs a request no round trip of its own', async () => {
    const ctx = program.ctx(citizen())
    database.statements.length = 0
    await inTransaction(ctx, async (ctx) => {
      const subject = { kind: 'thing', id: '1' }
      appendAudit(ctx, { agencyId: newId(), action: 'test.one', subject, concerns: newId() })
      appendAudit(ctx, { agencyId: newId(), action: 'test.two', subject })
    })
    expect(database.statements.filter((text) => !/^(begin|commit)/i.test(text))).toHaveLength(1)
  })
})

describe('a change of the past', () => {
  const agency = newId()
  const ids: string[] = []
  beforeAll(async () => {
    for (const count of [6, 7]) {
      ids.push(...(await write(agency, count)))
      await sealEntries(program.ctx())
    }
  })

  /** Tampers inside a transaction that is rolled back after looking. */
  async function tamper(statement: ReturnType<typeof sql>): Promise<string[]> {
    let kinds: string[] = []
    await inTransaction(program.ctx(), async (ctx) => {
      await statement.execute(ctx.db)
      const report = await verifyTree(ctx, agency)
      kinds = report.ok ? [] : [...new Set(report.problems.map((problem) => problem.kind))]
      throw new Error('undo')
    }).catch((error: Error) => {
      if (error.message !== 'undo') throw error
    })
    return kinds
  }

  it('is seen when an entry was changed, whichever column', async () => {
    const where = sql`where agency_id = ${agency} and id = ${ids[2]}`
    for (const set of [
      "actor_name = 'Người khác'",
      "at = at + interval '1 ms'",
      'data = \'{"i": 7}\'',
      "reason = 'x'",
      'actor_id = null',
    ])
      expect(await tamper(sql`update audit.entry set ${sql.raw(set)} ${where}`), set).toContain('entry_changed')
  })

  it('is seen when an entry was removed', async () => {
    expect(await tamper(sql`delete from audit.entry where agency_id = ${agency} and id = ${ids[12]}`)).toContain('entry_missing')
  })

  it('is seen when its leaf was adapted too', async () => {
    const changed = sql`update audit.leaf set hash = sha256('x'::bytea) where agency_id = ${agency} and leaf_index = 3`
    expect(await tamper(changed)).toContain('entry_changed')
    const gone = sql`delete from audit.leaf where agency_id = ${agency} and leaf_index = 12`
    expect(await tamper(gone)).toContain('root_differs')
  })

  it('is seen in stored nodes, roots, signatures and the chain of heads', async () => {
    const node = sql`update audit.node set hash = sha256('x'::bytea) where agency_id = ${agency} and level = 2 and position = 1`
    expect(await tamper(node)).toEqual(['node_changed'])
    const root = sql`update audit.head set root = sha256('x'::bytea) where agency_id = ${agency} and size = 6`
    expect(await tamper(root)).toEqual(expect.arrayContaining(['root_differs', 'signature_wrong', 'chain_broken']))
    expect(await tamper(sql`delete from audit.head where agency_id = ${agency} and size = 6`)).toEqual(['chain_broken'])
    expect(await tamper(sql`delete from audit.head where agency_id = ${agency} and size = 13`)).toEqual(['head_missing'])
  })

  it('leaves nothing to see when nothing was changed', async () => {
    expect(await tamper(sql`select 1`)).toEqual([])
  })
})
