import type { Ctx } from '#platform/context'
import { isUuid } from '#platform/database'
import { AppError, invalid, notFound } from '#platform/errors'
import { type Head, newestHead } from './heads.ts'
import { consistencyRanges, hashOf, inclusionRanges, nodesOf, type Range } from './merkle.ts'
import { text } from './messages.ts'
import { tables } from './tables.ts'
import { loadNodes } from './tree-nodes.ts'

/** Shows that an entry stands in its agency's tree under a signed head. Hashes only; lower-case hex. */
export interface EntryProof {
  entryId: string
  leafIndex: number
  leafHash: string
  path: string[]
  head: Head
}

/**
 * The proof that an entry is in the newest signed tree. Public: it says nothing of what the entry contains.
 * Throws not_found; unavailable while the entry awaits its sealing (60 s at most).
 */
export async function proveEntry(ctx: Ctx, entryId: string): Promise<EntryProof> {
  if (!isUuid(entryId)) throw notFound(ctx)
  const leaf = await tables(ctx).selectFrom('leaf').selectAll().where('entry_id', '=', entryId).executeTakeFirst()
  if (!leaf) {
    const waits = await tables(ctx).selectFrom('pending').select('entry_id').where('entry_id', '=', entryId).executeTakeFirst()
    throw waits ? new AppError('unavailable', text(ctx).notSealedYet, { retryAfter: 60 }) : notFound(ctx)
  }
  const head = await newestHead(ctx, leaf.agency_id)
  if (!head) throw notFound(ctx)
  const path = await hashesOf(ctx, leaf.agency_id, inclusionRanges(leaf.leaf_index, head.size))
  return { entryId, leafIndex: leaf.leaf_index, leafHash: leaf.hash.toString('hex'), path, head }
}

export interface ConsistencyProof {
  agencyId: string
  first: number
  second: number
  path: string[]
}

/** The proof that the tree of `first` entries is the beginning of that of `second` (the newest by default). Public. */
export async function proveConsistency(ctx: Ctx, agencyId: string, first: number, second?: number): Promise<ConsistencyProof> {
  const head = isUuid(agencyId) ? await newestHead(ctx, agencyId) : undefined
  if (!head) throw notFound(ctx)
  const upTo = second ?? head.size
  if (!(first >= 1 && first <= upTo)) throw invalid(ctx, { first: text(ctx).wrongSizes(head.size) })
  if (upTo > head.size) throw invalid(ctx, { second: text(ctx).wrongSizes(head.size) })
  return { agencyId, first, second: upTo, path: await hashesOf(ctx, agencyId, consistencyRanges(first, upTo)) }
}

async function hashesOf(ctx: Ctx, agencyId: string, ranges: Range[]): Promise<string[]> {
  const nodes = await loadNodes(ctx, agencyId, ranges.flatMap(nodesOf))
  return ranges.map((range) =>
    hashOf(range, ({ level, position }) => nodes.get(`${level}/${position}`) ?? missing(level, position)).toString('hex'),
  )
}

function missing(level: number, position: number): never {
  throw new Error(`audit tree lacks node ${level}/${position}`)
}
