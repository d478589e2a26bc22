import type { Ctx } from '#platform/context'
import { publicKeys } from './heads.ts'
import { leafOf } from './leaf.ts'
import { hashOf } from './merkle.ts'
import { loadCompleted, loadLeaves } from './read-tree.ts'
import { digestOf, isSigned } from './signing-key.ts'
import { tables } from './tables.ts'
import { completedBy } from './tree-nodes.ts'

export type TreeProblem =
  | { kind: 'entry_changed' | 'entry_missing'; entryId: string; leafIndex: number }
  | { kind: 'leaf_missing'; leafIndex: number }
  | { kind: 'node_changed'; level: number; position: number }
  | { kind: 'root_differs' | 'signature_wrong' | 'chain_broken'; size: number }
  | { kind: 'head_missing'; size: number }

export interface TreeReport {
  ok: boolean
  size: number
  heads: number
  problems: TreeProblem[]
}

/** Enough to see what happened; a tree broken throughout need not fill the memory. */
const MOST = 100

/**
 * Recomputes an agency's whole tree from its entries and compares it with every stored hash, root, signature and link between
 * heads. For the administrator and for tests; reads everything once, in batches.
 */
export async function verifyTree(ctx: Ctx, agencyId: string): Promise<TreeReport> {
  const problems: TreeProblem[] = []
  const note = (problem: TreeProblem) => {
    if (problems.length < MOST) problems.push(problem)
  }
  const heads = await tables(ctx).selectFrom('head').selectAll().where('agency_id', '=', agencyId).orderBy('size').execute()
  const rootsAt = await checkHeads(ctx, heads, note)
  const known = new Map<string, Buffer>()
  let size = 0
  for (;;) {
    const rows = await loadLeaves(ctx, agencyId, size)
    if (rows.length === 0) break
    const stored = await loadCompleted(ctx, agencyId, size, size + rows.length)
    for (const { leaf_index, entry_id, hash, entry } of rows) {
      if (leaf_index !== size) note({ kind: 'leaf_missing', leafIndex: size })
      const actual = entry ? leafOf(entry) : undefined
      if (!actual) note({ kind: 'entry_missing', entryId: entry_id, leafIndex: leaf_index })
      else if (!actual.equals(hash)) note({ kind: 'entry_changed', entryId: entry_id, leafIndex: leaf_index })
      for (const node of completedBy(size, actual ?? hash, known)) {
        if (!stored.get(`${node.level}/${node.position}`)?.equals(node.hash))
          note({ kind: 'node_changed', level: node.level, position: node.position })
      }
      size += 1
      const root = rootsAt.get(size)
      if (root && !hashOf([0, size], (at) => known.get(`${at.level}/${at.position}`)!).equals(root))
        note({ kind: 'root_differs', size })
    }
    forgetInner(known, size)
  }
  for (const head of heads) if (head.size > size) note({ kind: 'root_differs', size: head.size })
  if (size > 0 && heads.at(-1)?.size !== size) note({ kind: 'head_missing', size })
  return { ok: problems.length === 0, size, heads: heads.length, problems }
}

type Heads = Parameters<typeof isSigned>[0][]

async function checkHeads(ctx: Ctx, heads: Heads, note: (problem: TreeProblem) => void): Promise<Map<number, Buffer>> {
  const keys = await publicKeys(ctx)
  heads.forEach((head, i) => {
    const key = keys.get(head.key_id)
    if (!key || !isSigned(head, key)) note({ kind: 'signature_wrong', size: head.size })
    const expected = i === 0 ? null : digestOf(heads[i - 1]!)
    if (expected ? !head.prev?.equals(expected) : head.prev !== null) note({ kind: 'chain_broken', size: head.size })
  })
  return new Map(heads.map((head) => [head.size, head.root]))
}

/** Keeps of the recomputed subtrees only those that later roots still need. */
function forgetInner(known: Map<string, Buffer>, size: number): void {
  const needed = new Set<string>()
  for (let at = 0, rest = size; rest > 0; ) {
    const level = Math.floor(Math.log2(rest))
    needed.add(`${level}/${at / 2 ** level}`)
    at += 2 ** level
    rest -= 2 ** level
  }
  for (const key of known.keys()) if (!needed.has(key)) known.delete(key)
}
