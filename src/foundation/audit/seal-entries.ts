import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { leafOf } from './leaf.ts'
import { hashOf, nodesOf } from './merkle.ts'
import { digestOf, openHeadKey, signedTextOf } from './signing-key.ts'
import { type EntryTable, tables } from './tables.ts'
import { completedBy, loadNodes } from './tree-nodes.ts'

/** Entries sealed in one transaction; more follow in the next. */
const BATCH = 2000

/**
 * Seals every committed entry: gives it its leaf, grows its agency's tree and signs a new head. Runs every half minute; two at
 * once do no harm. Costs O(new entries · log size).
 * @returns how many entries were sealed.
 */
export async function sealEntries(ctx: Ctx): Promise<number> {
  const waiting = await tables(ctx).selectFrom('pending').select('agency_id').distinct().execute()
  if (waiting.length === 0) return 0
  await rememberKey(ctx)
  let count = 0
  for (const { agency_id } of waiting) {
    for (let sealed = BATCH; sealed === BATCH; count += sealed) sealed = await sealTree(ctx, agency_id)
  }
  return count
}

/** The public key must be known before its first head; a reference table, so not in the heads' transaction (design §4). */
async function rememberKey(ctx: Ctx): Promise<void> {
  const key = openHeadKey(ctx.ports.config.home)
  await tables(ctx)
    .insertInto('signing_key')
    .values({ id: key.id, public_key: key.publicKey, first_used_at: ctx.now })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

async function sealTree(ctx: Ctx, agencyId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    await db
      .insertInto('tree')
      .values({ agency_id: agencyId, size: 0 })
      .onConflict((oc) => oc.doNothing())
      .execute()
    const { size } = await db
      .selectFrom('tree')
      .select('size')
      .where('agency_id', '=', agencyId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const entries = await db
      .selectFrom('pending')
      .innerJoin('entry', (join) =>
        join.onRef('entry.agency_id', '=', 'pending.agency_id').onRef('entry.id', '=', 'pending.entry_id'),
      )
      .selectAll('entry')
      .where('pending.agency_id', '=', agencyId)
      .orderBy('pending.entry_id')
      .limit(BATCH)
      .execute()
    if (entries.length === 0) return 0
    await growTree(ctx, agencyId, size, entries)
    await db
      .deleteFrom('pending')
      .where('agency_id', '=', agencyId)
      .where(
        'entry_id',
        'in',
        entries.map((entry) => entry.id),
      )
      .execute()
    return entries.length
  })
}

async function growTree(ctx: Ctx, agencyId: string, size: number, entries: EntryTable[]): Promise<void> {
  const db = tables(ctx)
  const known = await loadNodes(ctx, agencyId, nodesOf([0, size]))
  const leaves = entries.map((entry, i) => ({
    agency_id: agencyId,
    leaf_index: size + i,
    entry_id: entry.id,
    hash: leafOf(entry),
  }))
  const nodes = leaves.flatMap((leaf) => {
    const completed = completedBy(leaf.leaf_index, leaf.hash, known)
    return completed.map((node) => ({ agency_id: agencyId, ...node }))
  })
  await db.insertInto('leaf').values(leaves).execute()
  for (let i = 0; i < nodes.length; i += 5000)
    await db
      .insertInto('node')
      .values(nodes.slice(i, i + 5000))
      .execute()
  const newSize = size + leaves.length
  const before = await db
    .selectFrom('head')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const head = {
    agency_id: agencyId,
    size: newSize,
    root: hashOf([0, newSize], ({ level, position }) => known.get(`${level}/${position}`)!),
    at: ctx.now,
    prev: before ? digestOf(before) : null,
  }
  const key = openHeadKey(ctx.ports.config.home)
  await db
    .insertInto('head')
    .values({ ...head, key_id: key.id, signature: key.sign(signedTextOf(head)) })
    .execute()
  await db.updateTable('tree').set({ size: newSize }).where('agency_id', '=', agencyId).execute()
}
