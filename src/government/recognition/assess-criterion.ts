import { z } from 'zod'
import { findUploads } from '#foundation/files'
import { parseFigure } from '#government/indicators'
import type { Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { check, conflict, ensure, invalid, notFound } from '#platform/errors'
import { isOpen } from './application-status.ts'
import { applicationForUpdate, nameOf, noteApplication } from './change-application.ts'
import { type Criterion, criteriaOf } from './criteria-set.ts'
import { getCriteriaSet } from './list-criteria-sets.ts'
import { text } from './messages.ts'
import { mayAppraise, mayAssess } from './permissions.ts'
import { type ApplicationKey, type Proof, tables } from './tables.ts'

const score = z.string().trim().max(20)

export const AssessCriterion = z.object({
  /** As typed: `7,5`. Of a computed criterion it is left out. */
  claimed: score.default(''),
  note: z.string().trim().max(4000).default(''),
  /** An upload of the officer's own, added to the proofs. */
  uploadId: z.union([z.literal(''), z.uuid()]).optional(),
})

/** What the commune says of a criterion, with its proof. Throws `invalid` on `claimed` above the maximum, `conflict` once it was sent. */
export async function assessCriterion(
  ctx: Ctx,
  key: ApplicationKey,
  code: string,
  input: z.input<typeof AssessCriterion>,
): Promise<void> {
  const given = check(ctx, AssessCriterion, input)
  const t = text(ctx)
  await inTransaction(ctx, async (ctx) => {
    const application = await applicationForUpdate(ctx, key)
    ensure(ctx, mayAssess(ctx.actor, application))
    if (!isOpen(application.status)) throw conflict(t.cannot(t.statuses[application.status]))
    const criterion = await criterionOf(ctx, application, code)
    const claimed = criterion.formula ? null : readScore(ctx, 'claimed', given.claimed, criterion)
    const [kept] = given.uploadId ? await findUploads(ctx, [given.uploadId]) : []
    if (given.uploadId && !kept) throw invalid(ctx, { file: t.fileGone })
    const proof: Proof[] = kept ? [{ name: kept.name, sha256: kept.sha256, mediaType: kept.mediaType, size: kept.size }] : []
    const before = await tables(ctx)
      .selectFrom('score')
      .select('proofs')
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .where('criterion_code', '=', code)
      .executeTakeFirst()
    const said = { claimed, note: given.note, proofs: json([...(before?.proofs ?? []), ...proof]) as never }
    await tables(ctx)
      .insertInto('score')
      .values({
        ...{ agency_id: key.agencyId, application_id: key.id, criterion_code: code, value: null },
        ...{ ...said, appraised: null, appraisal_note: '', appraised_by_name: '' },
      })
      .onConflict((on) =>
        on
          .columns(['agency_id', 'application_id', 'criterion_code'])
          .doUpdateSet({ ...said, appraised: null, appraisal_note: '', appraised_by_name: '' }),
      )
      .execute()
    await noteApplication(ctx, application, 'assess', criterion.name)
  })
}

export const AppraiseCriterion = z.object({ appraised: score, note: z.string().trim().max(4000).default('') })

/** What the appraisal says of a criterion. A score other than the claimed one needs its reason. Throws `invalid`, `conflict`. */
export async function appraiseCriterion(
  ctx: Ctx,
  key: ApplicationKey,
  code: string,
  input: z.input<typeof AppraiseCriterion>,
): Promise<void> {
  const given = check(ctx, AppraiseCriterion, input)
  const t = text(ctx)
  await inTransaction(ctx, async (ctx) => {
    const application = await applicationForUpdate(ctx, key)
    ensure(ctx, mayAppraise(ctx.actor, application))
    if (application.status !== 'sent') throw conflict(t.cannot(t.statuses[application.status]))
    const criterion = await criterionOf(ctx, application, code)
    const appraised = readScore(ctx, 'appraised', given.appraised, criterion)
    const row = await tables(ctx)
      .selectFrom('score')
      .select('claimed')
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .where('criterion_code', '=', code)
      .executeTakeFirst()
    if (appraised !== (row?.claimed ?? 0) && given.note.length < 10) throw invalid(ctx, { note: t.whyOther })
    await tables(ctx)
      .updateTable('score')
      .set({ appraised, appraisal_note: given.note, appraised_by_name: nameOf(ctx) })
      .where('agency_id', '=', key.agencyId)
      .where('application_id', '=', key.id)
      .where('criterion_code', '=', code)
      .execute()
    await noteApplication(ctx, application, 'appraise', criterion.name)
  })
}

async function criterionOf(
  ctx: Ctx,
  { set_code, set_from }: { set_code: string; set_from: string },
  code: string,
): Promise<Criterion> {
  const criterion = criteriaOf(await getCriteriaSet(ctx, set_code, set_from)).find((one) => one.code === code)
  if (!criterion) throw notFound(ctx)
  return criterion
}

function readScore(ctx: Ctx, field: string, typed: string, { max }: Criterion): number {
  const value = parseFigure(typed)
  if (value === undefined) throw invalid(ctx, { [field]: text(ctx).noScore })
  if (value < 0 || value > max) throw invalid(ctx, { [field]: text(ctx).scoreOutside(max) })
  return value
}
