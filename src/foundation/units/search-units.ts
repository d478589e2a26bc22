import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, PageQuery, pageOf, sql } from '#platform/database'
import { check } from '#platform/errors'
import { accentKey, searchKey } from '#platform/vietnamese'
import { CivilDate } from './civil-date.ts'
import { today } from './get-unit.ts'
import { livesEver, OPEN_END, type Unit, unitOf, unitsOn } from './tables.ts'
import { TYPES } from './vietnam/sources.ts'

export const SearchUnits = PageQuery.extend({
  /** A name or part of it, with or without marks, or the beginning of a code. Empty: all. */
  name: z.string().trim().max(100).default(''),
  asOf: CivilDate.optional(),
  level: z.enum(['province', 'district', 'commune']).optional(),
  /** Former units too; `asOf` does not matter then. */
  ever: z.boolean().default(false),
})

/**
 * Units by name: with the same marks first, then without; either tone placement. Provinces stand before communes.
 * Every word begins where a word of the name begins. Paged.
 */
export async function searchUnits(ctx: Ctx, input: z.input<typeof SearchUnits>): Promise<Page<Unit>> {
  const { name, asOf, level, ever, after, limit } = check(ctx, SearchUnits, input)
  const folded = searchKey(name)
  const marked = accentKey(name)
  if (name && !folded) return { items: [], next: null }
  // Rank 0: the name itself with its marks, 1: without them, 2 and 3: a part of the name.
  const rank = sql<number>`case when f.accent_key = any(${wholeNames(marked, accentKey)}::text[]) then 0
    when f.search_key = any(${wholeNames(folded, searchKey)}::text[]) then 1
    when f.accent_key like ${`% ${marked}%`} then 2 else 3 end`
  const former = sql<number>`case when f.valid_to = ${OPEN_END}::date then 0 else 1 end`
  const tier = sql<number>`case u.level when 'province' then 0 when 'commune' then 1 else 2 end`
  let query = (ever ? livesEver(ctx) : unitsOn(ctx, asOf ?? today(ctx)))
    .select(['f.sort_key', rank.as('rank'), former.as('former'), tier.as('tier'), sql<string>`f.valid_from::text`.as('since')])
    .orderBy(sql`rank, former, tier, f.sort_key, f.unit_id, f.valid_from`)
    .limit(limit + 1)
  if (/^\d{2,5}$/.test(name)) query = query.where('f.code', 'like', `${name}%`)
  else if (folded) query = query.where('f.search_key', 'like', `% ${folded}%`)
  if (level) query = query.where('u.level', '=', level)
  // Of lives under one name only the last: a new parent does not make another hit.
  if (ever)
    query = query.where(
      sql<boolean>`not exists (select 1 from units.life g where g.unit_id = f.unit_id and g.valid_from > f.valid_from and g.search_key = f.search_key)`,
    )
  const key = decodeCursor(after)
  if (key && Key.safeParse(key).success)
    query = query.where(
      sql<boolean>`(${rank}, ${former}, ${tier}, f.sort_key, f.unit_id, f.valid_from) > (${key[0]}::int, ${key[1]}::int, ${key[2]}::int, ${key[3]}::text, ${key[4]}::uuid, ${key[5]}::date)`,
    )
  const page = pageOf(await query.execute(), limit, (row) => [
    row.rank,
    row.former,
    row.tier,
    row.sort_key,
    row.unit_id,
    row.since,
  ])
  return { items: page.items.map(unitOf), next: page.next }
}

const Key = z.tuple([z.int(), z.int(), z.int(), z.string(), z.uuid(), z.string().regex(/^(-infinity|\d{4}-\d{2}-\d{2})$/)])

/** The keys that are this very name, typed with its type or without. */
const wholeNames = (key: string, keyOf: (text: string) => string): string[] => [
  ` ${key}`,
  ...TYPES.map((type) => ` ${keyOf(type)} ${key}`),
]
