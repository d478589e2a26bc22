import { holds } from './conditions.ts'
import { countedAnswers } from './form-tree.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'

export type Component = ProcedureVersion['components'][number]

export interface NeededComponent {
  component: Component
  required: boolean
  /** In which situation the law asks for it, in the procedure's own words. */
  reason?: string
}

/**
 * The papers of an application, given its answers. A paper that is only presented may be sent but need not be. Registers do not
 * answer yet, so `lookupFails` holds: the paper is asked for. The form itself is no paper.
 */
export function requiredComponents(version: Pick<ProcedureVersion, 'components' | 'form'>, answers: Answers): NeededComponent[] {
  const counted = countedAnswers(version, answers)
  return version.components
    .filter((component) => !component.isForm)
    .filter((component) => holds(component.requiredWhen?.condition, counted))
    .map((component) => ({
      component,
      // A situation told in words alone cannot be decided here: the citizen reads it and sends the paper where it applies.
      required: !component.presentOnly && isDecidable(component),
      ...(component.requiredWhen ? { reason: component.requiredWhen.text } : {}),
    }))
}

const isDecidable = ({ requiredWhen }: Component): boolean =>
  !requiredWhen || requiredWhen.condition !== undefined || requiredWhen.lookupFails !== undefined
