import { type Answers, checkWhole, type ProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { answerAt, isGiven, sameAnswer, withAnswer } from './answers.ts'
import { lastingFields } from './lasting-fields.ts'
import type { DeclaredTable, Prefilled } from './tables.ts'

export type Declared = Pick<DeclaredTable, 'key' | 'type' | 'value' | 'dossier_code'>

/**
 * Fills what is still empty, or only a default, with what the person declared before. A value stays only where the form asks for it now and
 * takes it: of the same type, and valid on this day. Returns the answers and, by path, all that the person need not type.
 */
export function prefillAnswers(
  ctx: Ctx,
  version: ProcedureVersion,
  base: Answers,
  declared: readonly Declared[],
): { answers: Answers; items: Prefilled } {
  const newest = new Map(declared.map((one) => [`${one.key} ${one.type}`, one] as const))
  const fields = lastingFields(version)
  const tried = new Map<string, Declared>()
  let answers = base
  for (const { path, key, field } of fields) {
    const known = newest.get(`${key} ${field.type}`)
    const now = answerAt(base, path)
    if (!known || (isGiven(now) && !(field.default !== undefined && sameAnswer(now, field.default)))) continue
    tried.set(path, known)
    answers = withAnswer(answers, path, known.value)
  }
  // Taking one back may hide another question, so until all that is left is taken by the form.
  let checked = checkWhole(ctx, version, answers, [])
  for (;;) {
    const refused = [...tried.keys()].filter((path) => checked.errors[path] || !isGiven(answerAt(checked.answers, path)))
    if (refused.length === 0) break
    for (const path of refused) {
      tried.delete(path)
      answers = withAnswer(answers, path, answerAt(base, path))
    }
    checked = checkWhole(ctx, version, answers, [])
  }
  const items: Prefilled = {}
  for (const { path, field } of fields) {
    const value = answerAt(checked.answers, path)
    const from = tried.get(path)
    // Of what was there before, only what the account knew: a default is nobody's saving.
    if (!isGiven(value) || checked.errors[path] || (!from && !field.prefill)) continue
    if (from) answers = withAnswer(answers, path, value)
    items[path] = { value, type: field.type, label: field.label, from: from?.dossier_code ?? null }
  }
  return { answers, items }
}
