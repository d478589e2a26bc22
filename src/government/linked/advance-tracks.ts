import { appendAudit } from '#foundation/audit'
import { awaitParts, getDossierByCode } from '#government/dossiers'
import { getProcedureVersion } from '#government/procedures'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { addJob } from '#platform/jobs'
import { followChoice } from './follow-choice.ts'
import { chosenParts, openParts, readyParts } from './linked-plan.ts'
import { tracksOf } from './list-tracks.ts'
import { authoritiesOf } from './name-authority.ts'
import { type TrackTable, tables } from './tables.ts'
import { setTrack } from './tracks.ts'

type Dossier = Awaited<ReturnType<typeof getDossierByCode>>

/** Ended without a decision. */
const ENDED = ['refused', 'withdrawn', 'stopped']

/**
 * Brings the lead agency's view of a linked dossier to where it must be now, whatever came first or twice: tracks exist, the lead's own part is done once
 * granted, what is ready is sent, and the dossier knows how many parts it waits for. Touches the lead agency alone.
 */
export async function advanceTracks(outer: Ctx, code: string): Promise<void> {
  const ctx = asSystem(outer, 'linked')
  const dossier = await getDossierByCode(ctx, code)
  const version = await getProcedureVersion(ctx, dossier.procedure_version_id)
  if (!version.linkedSteps) return
  const steps = chosenParts(version, dossier.answers)
  const authorities = await authoritiesOf(ctx, dossier.agency_id)
  await inTransaction(ctx, async (ctx) => {
    const key = { agencyId: dossier.agency_id, dossierId: dossier.id }
    if (steps.length > 0)
      await tables(ctx)
        .insertInto('track')
        .values(
          steps.map((step, position) => ({
            agency_id: dossier.agency_id,
            dossier_id: dossier.id,
            step_code: step.code,
            id: newId(),
            dossier_code: dossier.code,
            name: step.name,
            result_name: step.result,
            authority: step.authority,
            // The first part is what the dossier itself is about: the lead agency's own.
            doing_agency_id:
              step.dependsOn.length === 0 ? dossier.agency_id : (authorities.get(step.authority) ?? dossier.agency_id),
            position,
            depends_on: step.dependsOn,
            optional: step.optional ?? false,
            state: 'waiting' as const,
            result_number: '',
            note: '',
            by_name: '',
            round: 0,
          })),
        )
        .onConflict((on) => on.doNothing())
        .execute()
    const tracks = await tracksOf(ctx, key.agencyId, key.dossierId, true)
    if (isOver(dossier)) await cancel(ctx, dossier, tracks)
    else await followChoice(ctx, steps, tracks)
    // With the seal: the others need the result that they build on.
    if (dossier.outcome === 'granted' && dossier.issued_at) {
      await finishOwn(ctx, dossier, tracks)
      for (const track of readyParts(tracks)) await send(ctx, dossier, track)
    }
    const others = tracks.filter((track) => track.state !== 'cancelled' && track.doing_agency_id !== track.agency_id)
    const partners = [...new Set(others.map((track) => track.doing_agency_id))].sort()
    await awaitParts(ctx, key, openParts(tracks).length, partners)
  })
}

const isOver = (dossier: Dossier) => dossier.outcome === 'refused' || ENDED.includes(dossier.status)

async function finishOwn(ctx: Ctx, dossier: Dossier, tracks: TrackTable[]): Promise<void> {
  for (const track of tracks)
    if (track.depends_on.length === 0 && track.state === 'waiting')
      await setTrack(ctx, track, { state: 'done', finished_at: dossier.issued_at ?? ctx.now })
}

/** Nothing has gone out yet: parts leave after the decision, and a dossier that was decided is not withdrawn, stopped or refused any more. */
async function cancel(ctx: Ctx, dossier: Dossier, tracks: TrackTable[]): Promise<void> {
  const open = openParts(tracks)
  if (open.length === 0) return
  for (const track of open) await setTrack(ctx, track, { state: 'cancelled' })
  appendAudit(ctx, {
    agencyId: dossier.agency_id,
    action: 'linked.parts-cancelled',
    subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
    concerns: dossier.person_id,
    data: { parts: open.map((track) => track.step_code) },
  })
}

/** Sends a part to the agency that does it; that agency's own transaction opens it there. */
export async function send(ctx: Ctx, dossier: Pick<Dossier, 'code'>, track: TrackTable, note = ''): Promise<void> {
  await setTrack(ctx, track, { state: 'sent', sent_at: ctx.now, due_at: null, note, by_name: '', round: track.round + 1 })
  addJob(ctx, 'linked.open-part', {
    agencyId: track.doing_agency_id,
    dossierCode: dossier.code,
    stepCode: track.step_code,
    round: track.round,
    note,
    sentAt: ctx.now.toISOString(),
  })
}
