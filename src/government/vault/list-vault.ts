import type { Ctx } from '#platform/context'
import { type Consent, consentsOf } from './consent.ts'
import { type DeclaredTable, type ReuseTable, tables, type VaultPaper } from './tables.ts'
import { ownerOf } from './vault-papers.ts'

export interface Vault {
  papers: VaultPaper[]
  /** By key, the newest value first. */
  declared: DeclaredTable[][]
  consents: Consent[]
  reuse: ReuseTable[]
  saved: { keystrokes: number; uploads: number; dossiers: number }
}

/** All that a person's vault has; the newest 200 papers and uses. The person's own only: forbidden, unauthenticated. */
export async function listVault(ctx: Ctx): Promise<Vault> {
  const personId = ownerOf(ctx)
  const [papers, declared, consents, reuse, saved] = await Promise.all([
    tables(ctx).selectFrom('paper').selectAll().where('person_id', '=', personId).orderBy('id', 'desc').limit(200).execute(),
    tables(ctx)
      .selectFrom('declared')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('key')
      .orderBy('declared_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1000)
      .execute(),
    consentsOf(ctx, personId),
    tables(ctx).selectFrom('reuse').selectAll().where('person_id', '=', personId).orderBy('id', 'desc').limit(200).execute(),
    tables(ctx)
      .selectFrom('person_saving')
      .select((of) => [
        of.fn.coalesce(of.fn.sum<number>('keystrokes'), of.lit(0)).as('keystrokes'),
        of.fn.coalesce(of.fn.sum<number>('uploads'), of.lit(0)).as('uploads'),
        of.fn.countAll<number>().as('dossiers'),
      ])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow(),
  ])
  const byKey = Map.groupBy(declared, (one) => one.key)
  return { papers, declared: [...byKey.values()], consents, reuse, saved }
}
