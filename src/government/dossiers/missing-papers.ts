import { type Answers, checkWhole, type ProcedureVersion } from '#government/procedures'
import { issuedPapers, reuseOfDraft } from '#government/vault'
import type { Ctx } from '#platform/context'
import type { Draft } from './get-draft.ts'

/**
 * The papers that a draft's answers call for and that are not there yet, by the name of their field (`file.TP02`), each with its sentence. As on
 * submission: what the agency issued itself is not asked for, and whoever files for another brings nothing from a vault.
 */
export async function missingPapers(ctx: Ctx, draft: Draft, version: ProcedureVersion): Promise<Record<string, string>> {
  const reuse = draft.relation === 'self' ? await reuseOfDraft(ctx, { ...draft, draftId: draft.id, version }) : undefined
  const present = [...draft.files, ...(reuse?.held ?? [])].map((paper) => paper.componentCode)
  const { errors, answers } = checkWhole(ctx, version, draft.answers as Answers, present)
  const missing = version.components.filter(({ code }) => errors[code] !== undefined)
  if (missing.length === 0) return {}
  const issued = await issuedPapers(ctx, {
    personId: draft.ownerId ?? draft.personId,
    agencyId: draft.agencyId,
    version,
    answers,
  })
  return Object.fromEntries(
    missing
      .filter(({ code }) => !issued.some((paper) => paper.componentCode === code))
      .map(({ code }) => [`file.${code}`, errors[code]!]),
  )
}
