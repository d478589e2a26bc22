import type { Ctx, Locale } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { type CheckOptions, checkAnswer } from './check-answer.ts'
import { optionsOf } from './code-lists.ts'
import { holds, recordOf } from './conditions.ts'
import { derivedAnswers, isDerived } from './derived-answers.ts'
import { checkRules } from './form-rules.ts'
import {
  childrenOf,
  countedAnswers,
  isGiven,
  isGroupGiven,
  type PlacedField,
  placed,
  rowsOf,
  visibleFields,
  withValue,
} from './form-tree.ts'
import { text } from './messages.ts'
import type { Answers, Field, FormOf, ProcedureVersion } from './procedure-types.ts'
import { requiredComponents } from './required-components.ts'

export interface WholeCheck {
  /** Field path or component code → what to mend. */
  errors: Record<string, string>
  /** The answers that count, each in its kept form. */
  answers: Answers
}

/** Checks the answers of a form, or of some top-level fields: type, required, must-be, rules of the procedure. */
export function checkFields(
  version: FormOf,
  raw: Answers,
  by: { locale: Locale; today: string; only?: readonly string[] },
): WholeCheck {
  const t = text(by.locale)
  const options: CheckOptions = { locale: by.locale, today: by.today, places: version.places }
  const answers = countedAnswers(version, raw)
  const errors: Record<string, string> = {}
  let kept: Answers = {}
  for (const field of version.form.fields) {
    if ((by.only && !by.only.includes(field.id)) || !holds(field.showWhen, answers)) continue
    if (field.repeat && rowsOf(field, answers).filter((row) => isGroupGiven(field, row)).length < field.repeat.min)
      errors[field.id] = t.fewRows(field.label, field.repeat.min)
    for (const at of placed(field, answers)) {
      if (isPassedOver(at, answers)) continue
      const checked = checkAnswer(at.field, at.value, options)
      if (checked.error !== undefined) {
        if (at.field.required || isGiven(at.field, at.value)) errors[at.path] = checked.error
      } else if (checked.value !== undefined) {
        if (at.field.mustBe && checked.value !== true) errors[at.path] = missing(at.field, by.locale)
        const lacking = withoutNeeded(at.field, checked.value)
        if (lacking) errors[at.path] = t.mustInclude(lacking)
        kept = withValue(kept, at.path, checked.value)
      } else if (isRequired(version, at, answers)) errors[at.path] = missing(at.field, by.locale)
    }
    // Rows left empty leave no holes behind.
    if (field.repeat && Array.isArray(kept[field.id]))
      kept[field.id] = (kept[field.id] as unknown[])
        .filter(Boolean)
        .map(recordOf)
        .filter((row) => isGroupGiven(field, row))
  }
  for (const [path, sentence] of Object.entries(checkRules(version, answers, by))) errors[path] ??= sentence
  return { errors, answers: kept }
}

/** The label of a value that the choice cannot go without and goes without. */
const withoutNeeded = (field: Field, value: unknown): string | undefined => {
  const needed = field.mustInclude?.find((one) => !Array.isArray(value) || !value.includes(one))
  return needed === undefined ? undefined : (field.options?.find((one) => one.value === needed)?.label ?? needed)
}

const missing = (field: Field, locale: Locale): string => {
  const t = text(locale)
  // The pledge under a form is known by its place; any other box that must be ticked by its name.
  if (field.mustBe) return field.id === 'pledge' ? t.mustAgree : t.mustAgreeTo(field.label)
  const isChosen = field.type === 'yesno' || (field.type === 'choice' && optionsOf(field) !== undefined)
  return isChosen ? t.requiredChoice(field.label) : t.required(field.label)
}

/** A group that need not be filled and was not begun, and rows beyond the least number left empty. */
function isPassedOver({ top, row, path }: PlacedField, answers: Answers): boolean {
  if (childrenOf(top).length === 0) return false
  if (!row) return !top.required && !isGroupGiven(top, recordOf(answers[top.id]))
  return !isGroupGiven(top, row.answers) && Number(/\[(\d+)\]/.exec(path)?.[1]) >= (top.repeat?.min ?? 0)
}

function isRequired(version: FormOf, { field, path, row }: PlacedField, answers: Answers): boolean {
  if (!field.required || isDerived(version, path, field)) return false
  return !(field.requiredUnless && holds(field.requiredUnless, answers, row))
}

/**
 * Checks a whole application before it is submitted: every field that is asked, and every paper that its answers call for.
 * @param components codes of the components of which a paper is there.
 */
export function checkWhole(ctx: Ctx, version: ProcedureVersion, raw: Answers, components: readonly string[]): WholeCheck {
  const by = { locale: ctx.locale, today: vietnamDate(ctx.now) }
  const { errors, answers } = checkFields(
    version,
    derivedAnswers(version, normaliseDates(version, raw, by), { before: raw, today: by.today }),
    by,
  )
  for (const { component, required } of requiredComponents(version, answers))
    if (required && !components.includes(component.code)) errors[component.code] = text(ctx).paperMissing(component.name)
  return { errors, answers }
}

/** Conditions and derivations look at dates as dates; a date still in its boxes becomes one where it can. */
export function normaliseDates(version: FormOf, answers: Answers, by: { locale: Locale; today: string }): Answers {
  let result = answers
  for (const { field, path, value } of visibleFields(version, answers)) {
    if (field.type !== 'date' || typeof value !== 'object' || value === null) continue
    const checked = checkAnswer(field, value, by)
    if (checked.value !== undefined) result = withValue(result, path, checked.value)
  }
  return result
}
