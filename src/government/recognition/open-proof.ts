import { type Ctx, isOfficer } from '#platform/context'
import { notFound } from '#platform/errors'
import { applicationRow } from './get-application.ts'
import { type ApplicationKey, type Proof, tables } from './tables.ts'

/** A proof of a criterion, for its two agencies. Throws not_found. */
export async function openProof(
  ctx: Ctx,
  key: ApplicationKey,
  code: string,
  number: number,
): Promise<Proof & { bytes: Uint8Array }> {
  const application = await applicationRow(ctx, key)
  const agencies = isOfficer(ctx.actor) ? ctx.actor.visibleAgencyIds : []
  const isConcerned = agencies.includes(application.agency_id) || agencies.includes(application.appraiser_id)
  const row = await tables(ctx)
    .selectFrom('score')
    .select('proofs')
    .where('agency_id', '=', key.agencyId)
    .where('application_id', '=', key.id)
    .where('criterion_code', '=', code)
    .executeTakeFirst()
  const proof = row?.proofs[number - 1]
  if (!isConcerned || !proof) throw notFound(ctx)
  return { ...proof, bytes: await ctx.ports.files.get(proof.sha256) }
}
