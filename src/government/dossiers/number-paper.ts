import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { vietnamDate } from '#platform/time'
import type { PaperKey } from './issue-paper.ts'
import { tables } from './tables.ts'

/**
 * The number a paper bears (Số), given once in the order of asking: `15/HDHS`. It starts again at 01 each year (NĐ 30/2020 Đ15) and has no
 * gaps; a paper whose sealing failed keeps its number for the next attempt. undefined where the paper bears the dossier's code.
 * @param issuerId the agency that signs, whose series it is: a successor signs for its predecessor
 */
export async function numberPaper(ctx: Ctx, key: PaperKey, series: string, issuerId = key.agencyId): Promise<string | undefined> {
  const today = vietnamDate(ctx.now)
  const known = await tables(ctx)
    .selectFrom('paper_series')
    .select('pattern')
    .where('kind', '=', series)
    .where('valid_from', '<=', today)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!known) return undefined
  const { pattern } = known
  const year = Number(today.slice(0, 4))
  const at = { agency_id: key.agencyId, dossier_id: key.dossierId, kind: key.kind, number: key.number }
  return inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    // The dossier's lock makes two who ask at once share one number.
    await tables(ctx)
      .selectFrom('dossier')
      .select('id')
      .where('agency_id', '=', at.agency_id)
      .where('id', '=', at.dossier_id)
      .forUpdate()
      .execute()
    const given = await givenNumber(ctx, key)
    if (given) return given
    const { last } = await tables(ctx)
      .insertInto('paper_counter')
      .values({ agency_id: issuerId, year, pattern, last: 1 })
      .onConflict((conflict) =>
        conflict.columns(['agency_id', 'year', 'pattern']).doUpdateSet((eb) => ({ last: eb('paper_counter.last', '+', 1) })),
      )
      .returning('last')
      .executeTakeFirstOrThrow()
    await tables(ctx)
      .insertInto('paper_number')
      .values({ ...at, issuer_id: issuerId, year, pattern, serial: last })
      .execute()
    return written(pattern, last, year)
  })
}

/** The number that a paper was given; undefined where it has none of its own. */
export async function givenNumber(ctx: Ctx, key: PaperKey): Promise<string | undefined> {
  const given = await tables(ctx)
    .selectFrom('paper_number')
    .select(['pattern', 'serial', 'year'])
    .where('agency_id', '=', key.agencyId)
    .where('dossier_id', '=', key.dossierId)
    .where('kind', '=', key.kind)
    .where('number', '=', key.number)
    .executeTakeFirst()
  return given && written(given.pattern, given.serial, given.year)
}

/** A number below ten has a zero before it (NĐ 30/2020 Phụ lục I). */
const written = (pattern: string, serial: number, year: number): string =>
  pattern.replace('{n}', String(serial).padStart(2, '0')).replace('{year}', String(year))
