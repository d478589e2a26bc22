import { z } from 'zod'
import { listOfficers } from '#foundation/organizations'
import { type Ctx, type OfficerRole, personIdOf } from '#platform/context'
import { check, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import { openStepTask } from './open-step-task.ts'
import type { ProcedureOfDossier } from './procedure-of-dossier.ts'
import type { DossierTable } from './tables.ts'

export const AssignDossier = z.object({ officerId: z.string().max(60) })

/**
 * Gives the present step to one officer of the agency (phân công). Only to somebody who holds that step's role there now, and never to the person
 * whose dossier it is. The next step goes to its role again.
 */
export async function assignDossier(ctx: Ctx, key: DossierKey, input: z.input<typeof AssignDossier>): Promise<DossierTable> {
  const { officerId } = check(ctx, AssignDossier, input)
  return changeDossier(ctx, key, 'assign', async (row, procedure) => {
    const role = procedure.stepAt(row.current_step)?.role
    const officer = (await officersOfStep(ctx, row.agency_id, role)).find((candidate) => candidate.id === officerId)
    if (!officer || officerId === row.person_id) throw invalid(ctx, { officerId: text(ctx).notForThisStep })
    return {
      set: { assignee_id: officerId },
      data: { to: officer.name, officerId },
      after: (ctx, changed) => openStepTask(ctx, changed, procedure),
    }
  })
}

/** Who may be given a step: the officers of the agency, or of the one that now answers for it, who hold its role today. */
export async function officersOfStep(
  ctx: Ctx,
  agencyId: string,
  role: OfficerRole | undefined,
): Promise<{ id: string; name: string }[]> {
  const { actor } = ctx
  const of = actor.kind === 'officer' && actor.visibleAgencyIds.includes(agencyId) ? actor.agencyId : agencyId
  if (!role) return []
  const officers = await listOfficers(ctx, of, { role, onDate: vietnamDate(ctx.now) })
  return officers.map(({ personId, personName }) => ({ id: personId, name: personName }))
}

/** After a pause the step goes back to the officer who asked for it, where it is their step. */
export function keepsAtHand(ctx: Ctx, row: DossierTable, procedure: ProcedureOfDossier): Pick<DossierTable, 'assignee_id'> {
  const role = procedure.stepAt(row.current_step)?.role
  const own = ctx.actor.kind === 'officer' && role !== undefined && ctx.actor.roles.includes(role)
  return { assignee_id: own ? (personIdOf(ctx.actor) ?? null) : row.assignee_id }
}
