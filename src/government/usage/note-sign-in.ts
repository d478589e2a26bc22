import type { OfficerSignedIn } from '#foundation/identity'
import type { DossierEvent } from '#government/dossiers'
import { asSystem, type Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { DECISION, tables } from './tables.ts'

/** An officer signed in: one row a day, however often. */
export async function noteSignIn(ctx: Ctx, { agencyId, personId, day }: OfficerSignedIn): Promise<void> {
  await sql`insert into usage.presence (agency_id, person_id, day, signed_in, worked)
    values (${agencyId}, ${personId}, ${day}, true, false)
    on conflict (agency_id, person_id, day) do update set signed_in = true where not presence.signed_in`.execute(ctx.db)
}

/** The result of a decision was sealed. What a count of that very moment leaves out is counted again at night. */
export async function noteSeal(ctx: Ctx, { agencyId, dossierId }: DossierEvent): Promise<void> {
  await tables(asSystem(ctx, 'usage'))
    .updateTable('work')
    .set({ sealed_on: vietnamDate(ctx.now) })
    .where('agency_id', '=', agencyId)
    .where('subject_id', '=', dossierId)
    .where('kind', '=', DECISION)
    .where('sealed_on', 'is', null)
    .execute()
}
