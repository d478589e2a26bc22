import { type Ctx, isOfficer, isSamePerson } from '#platform/context'
import { invalid } from '#platform/errors'
import { text } from './messages.ts'
import type { DossierTable } from './tables.ts'

/**
 * An officer writes down what only the owner may want: the event says so with the reason the owner gave, and the owner hears of it (tell-applicant.ts).
 * Where the program knows no person who could hear of it, the reason must be long enough to say who came.
 */
export function saidAtDesk(ctx: Ctx, row: Pick<DossierTable, 'person_id'>, reason: string): { atDesk?: true } {
  if (!isOfficer(ctx.actor) || isSamePerson(ctx.actor, row.person_id)) return {}
  if (reason.length < 5) throw invalid(ctx, { reason: text(ctx).reasonAtDesk })
  if (!row.person_id && reason.length < 20) throw invalid(ctx, { reason: text(ctx).sayWhoCame })
  return { atDesk: true }
}
