import { randomInt } from 'node:crypto'
import { appendAudit } from '#foundation/audit'
import { noteFacts } from '#foundation/evidence'
import { agencyCode, findAgencyByCode } from '#foundation/organizations'
import { getDossierByCode, toldStatus } from '#government/dossiers'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { check, conflict, ensure, notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayGiveCode } from './permissions.ts'
import { Rating, type RatingInput, ratingOf } from './rate-dossier.ts'
import { CODE_DAYS, isFinished } from './rating-rules.ts'
import { tables } from './tables.ts'

// Without letters that are taken for digits.
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomSigns = () => Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/**
 * The counter gives whoever stands before it a code for one rating of one finished dossier: `H31.115-7K…`. An earlier unused code of the
 * dossier ends. Throws `conflict` where the dossier is not finished or is rated already.
 */
export async function giveRatingCode(ctx: Ctx, dossierCode: string): Promise<string> {
  ensure(ctx, ctx.actor.kind === 'officer')
  const dossier = await getDossierByCode(ctx, dossierCode)
  ensure(ctx, mayGiveCode(ctx.actor, dossier))
  const t = text(ctx)
  if (!isFinished(toldStatus(dossier))) throw conflict(t.notFinished)
  const code = randomSigns()
  const of = { agency_id: dossier.agency_id, dossier_id: dossier.id, dossier_code: dossier.code }
  const valid_until = new Date(ctx.now.getTime() + CODE_DAYS * 86_400_000)
  await inTransaction(ctx, async (ctx) => {
    if (await ratingOf(ctx, dossier.agency_id, dossier.id)) throw conflict(t.ratedAlready)
    const codes = tables(ctx)
    await codes
      .deleteFrom('rating_code')
      .where('agency_id', '=', dossier.agency_id)
      .where('dossier_id', '=', dossier.id)
      .where('used_at', 'is', null)
      .execute()
    await codes
      .insertInto('rating_code')
      .values({ ...of, code, given_by: personIdOf(ctx.actor) ?? null, valid_until, used_at: null })
      .execute()
    appendAudit(ctx, {
      agencyId: dossier.agency_id,
      action: 'assessment.rating-code-given',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
    })
    rememberResult(ctx, { location: `/xu-ly/${dossier.code}` })
  })
  return `${await agencyCode(ctx, dossier.agency_id)}-${code}`
}

/** What a code is for, while it can be used; undefined otherwise, whatever the reason. */
export async function readRatingCode(ctx: Ctx, code: string) {
  const [, prefix, signs] = /^(H[0-9.]{1,30})-([0-9A-Z]{10})$/.exec(code.trim().toUpperCase()) ?? []
  const agency = prefix ? await findAgencyByCode(ctx, prefix) : undefined
  if (!agency) return undefined
  const row = await tables(ctx)
    .selectFrom('rating_code')
    .selectAll()
    .where('agency_id', '=', agency.id)
    .where('code', '=', signs!)
    .executeTakeFirst()
  return row && !row.used_at && row.valid_until > ctx.now ? { ...row, agencyName: agency.name } : undefined
}

/** Rates by a code of the counter, once, without an account. Throws not_found for a code that does not hold (any more). */
export async function rateByCode(ctx: Ctx, code: string, input: RatingInput): Promise<void> {
  const found = await readRatingCode(ctx, code)
  if (!found) throw notFound(ctx)
  const answers = check(ctx, Rating, input)
  await inTransaction(ctx, async (ctx) => {
    const used = await tables(ctx)
      .updateTable('rating_code')
      .set({ used_at: ctx.now })
      .where('agency_id', '=', found.agency_id)
      .where('code', '=', found.code)
      .where('used_at', 'is', null)
      .returning('code')
      .executeTakeFirst()
    if (!used) throw notFound(ctx)
    const key = { agency_id: found.agency_id, dossier_id: found.dossier_id, dossier_code: found.dossier_code }
    const kept = await tables(ctx)
      .insertInto('rating')
      .values({ ...key, ...answers, given_by: 'code', rated_at: ctx.now, changed_at: null })
      .onConflict((clash) => clash.columns(['agency_id', 'dossier_id']).doNothing())
      .returning('dossier_id')
      .executeTakeFirst()
    if (!kept) throw conflict(text(ctx).ratedAlready)
    noteFacts(ctx, found.agency_id, [vietnamDate(ctx.now)])
    appendAudit(ctx, {
      agencyId: found.agency_id,
      action: 'assessment.rated-by-code',
      subject: { kind: 'dossier', id: found.dossier_id, code: found.dossier_code },
    })
    rememberResult(ctx, { location: '/danh-gia/cam-on' })
  })
}
