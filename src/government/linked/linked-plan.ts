import type { ProcedureVersion } from '#government/procedures'
import { PART_NEEDS, type PartNeeds } from './data/part-needs.ts'

export type LinkedStep = NonNullable<ProcedureVersion['linkedSteps']>[number]

/** Where a part stands, as far as the order of parts is concerned. */
export interface Standing {
  step_code: string
  depends_on: string[]
  state: string
}

/** The parts that the applicant asked for, in the order of the procedure; none where the procedure is not a linked one. */
export function chosenParts(version: ProcedureVersion, answers: Record<string, unknown>): LinkedStep[] {
  const { services } = answers
  return (version.linkedSteps ?? []).filter((step) => {
    const needs = needsOf(version.code, step.code)
    if (!needs || !Array.isArray(services)) return !step.optional
    return services.includes(needs.service)
  })
}

export const needsOf = (procedureCode: string, stepCode: string): PartNeeds | undefined => PART_NEEDS[procedureCode]?.[stepCode]

/** Parts that may begin now: all that they wait for is done. Electronic parts go out side by side (NĐ 61/2018 Đ19.6). */
export const readyParts = <S extends Standing>(parts: readonly S[]): S[] =>
  parts.filter(
    (part) =>
      part.state === 'waiting' &&
      part.depends_on.every((code) => parts.every((other) => other.step_code !== code || other.state === 'done')),
  )

/** Parts that keep the dossier from being closed. */
export const openParts = <S extends Standing>(parts: readonly S[]): S[] =>
  parts.filter((part) => part.state === 'waiting' || part.state === 'sent' || part.state === 'returned')

/** Only the answers that a part needs. */
export function answersFor(needs: PartNeeds | undefined, answers: Record<string, unknown>): Record<string, unknown> {
  if (!needs) return {}
  return Object.fromEntries(Object.entries(answers).filter(([path]) => path === 'services' || needs.answers.includes(path)))
}

/** The component code of a paper that the lead agency adds to a part which came back. */
export const addedCode = (stepCode: string): string => `part.${stepCode}`
