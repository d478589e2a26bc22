import type { Ctx } from '#platform/context'
import { type IndicatorTable, type Scheme, tables } from './tables.ts'

export interface Scope {
  indices: number[]
  verified: boolean
  source: string
}
interface Band {
  scheme: Scheme
  valid_from: string
  minimum: number
  label: string
  verified: boolean
  source: string
}

/** What was in force on a civil date: components, classes, and which indices count for whom. */
export async function configurationOn(
  ctx: Ctx,
  date: string,
): Promise<{ indicators: IndicatorTable[]; bands: Band[]; scope: { officer: Scope; agency: Scope } }> {
  const [indicators, bands, scopes] = await Promise.all([
    tables(ctx)
      .selectFrom('indicator')
      .selectAll()
      .where('valid_from', '<=', date)
      .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', date)]))
      .orderBy('valid_from')
      .execute(),
    tables(ctx).selectFrom('band').selectAll().where('valid_from', '<=', date).execute(),
    tables(ctx).selectFrom('index_scope').selectAll().where('valid_from', '<=', date).orderBy('valid_from').execute(),
  ])
  const scopeOf = (scheme: 'officer' | 'agency'): Scope =>
    scopes.findLast((one) => one.scheme === scheme) ?? { indices: [], verified: false, source: '' }
  return {
    // The newest row of each code.
    indicators: [...new Map(indicators.map((one) => [one.code, one])).values()],
    bands: bands.filter((band) => !bands.some((other) => other.scheme === band.scheme && other.valid_from > band.valid_from)),
    scope: { officer: scopeOf('officer'), agency: scopeOf('agency') },
  }
}

/** The class that a score has reached. */
export const bandOf = (bands: readonly Band[], scheme: Scheme, score: number): Band | undefined =>
  bands.filter((band) => band.scheme === scheme && band.minimum <= score).sort((a, b) => b.minimum - a.minimum)[0]
