import { type Ctx, personIdOf } from '#platform/context'
import { defineTables } from '#platform/database'

export type TrackState = 'waiting' | 'sent' | 'done' | 'returned' | 'cancelled'
export type PartState = 'open' | 'done' | 'returned' | 'cancelled'

export interface TrackTable {
  /** The lead agency: where the citizen filed. */
  agency_id: string
  dossier_id: string
  step_code: string
  /** The subject of work that a returned part makes. */
  id: string
  dossier_code: string
  name: string
  result_name: string
  authority: string
  doing_agency_id: string
  position: number
  depends_on: string[]
  optional: boolean
  state: TrackState
  sent_at: Date | null
  due_at: Date | null
  finished_at: Date | null
  result_number: string
  note: string
  by_name: string
  file_name: string | null
  file_sha256: string | null
  file_media_type: string | null
  round: number
}

/** A paper of the dossier as the part's agency may open it. */
export interface PartPaper {
  id: string
  componentCode: string
  name: string
  mediaType: string
  sha256: string
}

export interface PartTable {
  /** The agency that does this part. */
  agency_id: string
  id: string
  lead_agency_id: string
  dossier_id: string
  dossier_code: string
  step_code: string
  procedure_version_id: string
  name: string
  result_name: string
  applicant_name: string
  person_id: string | null
  answers: Record<string, unknown>
  papers: PartPaper[]
  note: string
  state: PartState
  round: number
  opened_at: Date
  due_at: Date
  closed_at: Date | null
  closed_by: string | null
  closed_by_name: string
  result_number: string
  answer_note: string
}

export const tables = defineTables<{
  authority: { lead_agency_id: string; authority: string; valid_from: string; agency_id: string }
  track: TrackTable
  part: PartTable
}>('linked')

/** The parts that this officer's agency does; nobody else's. */
export function visibleParts(ctx: Ctx) {
  const query = tables(ctx).selectFrom('part')
  const { actor } = ctx
  if (actor.kind === 'system') return query
  const agencies = actor.kind === 'officer' ? actor.visibleAgencyIds : []
  // Nobody handles a part of their own dossier.
  return query
    .where('agency_id', 'in', agencies.length > 0 ? agencies : ['00000000-0000-0000-0000-000000000000'])
    .where((where) =>
      where.or([
        where('person_id', 'is', null),
        where('person_id', '!=', personIdOf(actor) ?? '00000000-0000-0000-0000-000000000000'),
      ]),
    )
}
