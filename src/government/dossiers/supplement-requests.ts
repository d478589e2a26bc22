import type { Ctx } from '#platform/context'
import { type DossierTable, tables } from './tables.ts'

export interface SupplementItem {
  /** A field's path, a page of the form, or a component's code. */
  target: string
  label: string
  reason: string
}

export interface SupplementRequest {
  items: SupplementItem[]
  /** Before acceptance, or in the appraisal. */
  stage: 'receipt' | 'appraisal'
}

/** What was asked for of a dossier so far, the first request first; the next one's number follows from it. */
export async function supplementRequests(ctx: Ctx, row: Pick<DossierTable, 'agency_id' | 'id'>): Promise<SupplementRequest[]> {
  const events = await tables(ctx)
    .selectFrom('dossier_event')
    .select('data')
    .where('agency_id', '=', row.agency_id)
    .where('dossier_id', '=', row.id)
    .where('kind', '=', 'requestSupplement')
    .orderBy('id')
    .execute()
  return events.map(({ data }) => requestOf(data))
}

/** A request as its event carries it. Those of before the stages were told apart all stood before acceptance. */
export const requestOf = (data: Record<string, unknown>): SupplementRequest => ({
  items: (data.items ?? []) as SupplementItem[],
  stage: data.stage === 'appraisal' ? 'appraisal' : 'receipt',
})

export const targetsOf = (requests: readonly SupplementRequest[]): Set<string> =>
  new Set(requests.flatMap((request) => request.items.map((item) => item.target)))
