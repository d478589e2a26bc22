import { getProcedureVersion, type ProcedureVersion } from '#government/procedures'
import type { Ctx, OfficerRole } from '#platform/context'

export interface ProcedureStep {
  order: number
  name: string
  role: OfficerRole
  /** Working hours of the internal procedure; 0 is not counted. */
  hours: number
}

/** The version a dossier was filed under, and where it stands in that version's steps. */
export interface ProcedureOfDossier {
  version: ProcedureVersion
  stepAt(order: number): ProcedureStep | undefined
  /** The step that follows, or undefined after the last. */
  stepAfter(order: number): ProcedureStep | undefined
  /** The step at which the leader decides: the last of a leader. */
  decisionStep: ProcedureStep
  /** After the decision: seal and register. Undefined where the procedure has no such step. */
  issueStep: ProcedureStep | undefined
}

/** A dossier keeps the version it was filed under, whatever is published later. */
export async function procedureOf(
  ctx: Ctx,
  row: { procedure_code: string; procedure_version_id: string },
): Promise<ProcedureOfDossier> {
  const version = await getProcedureVersion(ctx, row.procedure_version_id)
  const steps = [...version.steps].sort((a, b) => a.order - b.order) as ProcedureStep[]
  const stepAt = (order: number) => steps.find((step) => step.order === order)
  const decisionStep = steps.findLast((step) => step.role === 'leader') ?? steps.at(-1)!
  return {
    version,
    stepAt,
    stepAfter: (order) => steps.find((step) => step.order > order),
    decisionStep,
    issueStep: steps.find((step) => step.order > decisionStep.order && step.role === 'clerk'),
  }
}
