import type { Ctx, Locale } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { checkAnswer } from './check-answer.ts'
import { holds, isFilled } from './conditions.ts'
import { childrenOf, isWholeGroupOptional, type PlacedField, rowsOf, visibleFields, withValue } from './form-tree.ts'
import { derivedAnswers } from './initial-answers.ts'
import { text } from './messages.ts'
import type { Answers, Field, ProcedureVersion } from './procedure-types.ts'
import { requiredComponents } from './required-components.ts'

export interface WholeCheck {
  /** Field path or component code → what to mend. */
  errors: Record<string, string>
  /** The visible answers alone, each in its kept form. */
  answers: Answers
}

/** Checks answers of some fields: type, required, must-be. Errors by path; values in their kept form. */
export function checkFields(fields: readonly Field[], answers: Answers, options: { locale: Locale; today: string }): WholeCheck {
  const t = text(options.locale)
  const errors: Record<string, string> = {}
  let kept: Answers = {}
  for (const field of fields) {
    if (!holds(field.showWhen, answers)) continue
    if (field.repeat) {
      const filled = rowsOf(field, answers).filter(isFilled)
      if (filled.length < field.repeat.min) errors[field.id] = t.fewRows(field.repeat.min)
    }
    if (childrenOf(field).length > 0 && !field.repeat && isWholeGroupOptional(field, answers)) continue
    for (const placed of visibleFields([field], answers)) {
      if (field.repeat && isEmptyOptionalRow(field, placed)) continue
      const checked = checkAnswer(placed.field, placed.value, options)
      if (checked.error !== undefined) errors[placed.path] = checked.error
      else if (isFilled(checked.value)) {
        if (placed.field.mustBe && checked.value !== true) errors[placed.path] = t.mustAgree
        kept = withValue(kept, placed.path, checked.value)
      } else if (isRequired(placed, answers)) errors[placed.path] = placed.field.mustBe ? t.mustAgree : t.required
    }
    // Rows left empty leave no holes behind.
    if (field.repeat && Array.isArray(kept[field.id]))
      kept = { ...kept, [field.id]: (kept[field.id] as Answers[]).filter(isFilled) }
  }
  return { errors, answers: kept }
}

const isEmptyOptionalRow = (field: Field, placed: PlacedField) =>
  !isFilled(placed.row?.answers) && Number(/\[(\d+)\]/.exec(placed.path)?.[1]) >= (field.repeat?.min ?? 0)

function isRequired({ field, row }: PlacedField, answers: Answers): boolean {
  if (!field.required || field.readOnly || field.derivedFrom) return false
  return !(field.requiredUnless && holds(field.requiredUnless, answers, row))
}

/**
 * Checks a whole application before it is submitted: every visible field, and every paper that its answers call for.
 * @param components codes of the components of which a paper is there.
 */
export function checkWhole(ctx: Ctx, version: ProcedureVersion, raw: Answers, components: readonly string[]): WholeCheck {
  const today = vietnamDate(ctx.now)
  const answers = derivedAnswers(version, normaliseDates(version, raw, ctx.locale, today), {}, today)
  const { errors, answers: kept } = checkFields(version.form.fields, answers, { locale: ctx.locale, today })
  for (const { component, required } of requiredComponents(version, kept))
    if (required && !components.includes(component.code)) errors[component.code] = text(ctx).paperMissing(component.name)
  return { errors, answers: kept }
}

/** Conditions and derivations look at dates as dates; a date still in its boxes becomes one where it can. */
export function normaliseDates(
  version: Pick<ProcedureVersion, 'form'>,
  answers: Answers,
  locale: Locale,
  today: string,
): Answers {
  let result = answers
  for (const { field, path, value } of visibleFields(version.form.fields, answers)) {
    if (field.type !== 'date' || typeof value !== 'object' || value === null) continue
    const checked = checkAnswer(field, value, { locale, today })
    if (checked.error === undefined) result = withValue(result, path, checked.value)
  }
  return result
}
