import { holds, type ProcedureVersion } from '#government/procedures'

export type LinkedStep = NonNullable<ProcedureVersion['linkedSteps']>[number]

/** Where a part stands, as far as the order of parts is concerned. */
export interface Standing {
  step_code: string
  depends_on: string[]
  state: string
}

/** The parts that the applicant asked for, in the order of the procedure; none where the procedure is not a linked one. */
export function chosenParts(version: ProcedureVersion, answers: Record<string, unknown>): LinkedStep[] {
  return (version.linkedSteps ?? []).filter((step) => (step.wantedWhen ? holds(step.wantedWhen, answers) : !step.optional))
}

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

/** Only the answers that a step's agency needs. */
export const answersFor = (step: LinkedStep, answers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([path]) => step.answers?.includes(path)))

/** The component code of a paper that the lead agency adds to a part which came back. */
export const addedCode = (stepCode: string): string => `part.${stepCode}`
