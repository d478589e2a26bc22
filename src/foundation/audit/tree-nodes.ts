import type { Ctx } from '#platform/context'
import { hashNode } from './merkle.ts'
import { tables } from './tables.ts'

/** The subtrees that become complete with this leaf, itself first; remembers them in `known`. */
export function completedBy(
  index: number,
  hash: Buffer,
  known: Map<string, Buffer>,
): { level: number; position: number; hash: Buffer }[] {
  const completed = [{ level: 0, position: index, hash }]
  known.set(`0/${index}`, hash)
  for (let level = 0, position = index, right = hash; position % 2 === 1; ) {
    right = hashNode(known.get(`${level}/${position - 1}`)!, right)
    level += 1
    position = (position - 1) / 2
    known.set(`${level}/${position}`, right)
    completed.push({ level, position, hash: right })
  }
  return completed
}

/** The stored hashes of these subtrees, by `level/position`, in one query. */
export async function loadNodes(
  ctx: Ctx,
  agencyId: string,
  wanted: { level: number; position: number }[],
): Promise<Map<string, Buffer>> {
  if (wanted.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('node')
    .select(['level', 'position', 'hash'])
    .where('agency_id', '=', agencyId)
    .where((eb) => eb.or(wanted.map((n) => eb.and([eb('level', '=', n.level), eb('position', '=', n.position)]))))
    .execute()
  return new Map(rows.map((row) => [`${row.level}/${row.position}`, row.hash]))
}
