import { dateInWords, isCivilDate } from '#platform/time'
import { daysBetween } from './check-answer.ts'
import { holds, isFilled, valueAt } from './conditions.ts'
import { childrenOf } from './form-tree.ts'
import type { Answers, Field, ProcedureVersion } from './procedure-types.ts'

/** What the account knows of the person who files; any part may be missing. */
export type Applicant = Record<string, unknown>

/** The first answers of a draft: defaults of the form, then what the account already knows. Registers do not answer yet. */
export function initialAnswers(version: Pick<ProcedureVersion, 'form'>, applicant: Applicant): Answers {
  const answers: Answers = {}
  for (const field of version.form.fields) {
    const value = firstValue(field, applicant)
    if (value !== undefined) answers[field.id] = value
  }
  return answers
}

function firstValue(field: Field, applicant: Applicant): unknown {
  const children = childrenOf(field)
  if (children.length > 0) {
    const row = Object.fromEntries(
      children.map((child) => [child.id, firstValue(child, applicant)]).filter(([, value]) => value !== undefined),
    )
    if (field.repeat) return Array.from({ length: field.repeat.min }, () => ({ ...row }))
    return Object.keys(row).length > 0 ? row : undefined
  }
  const known = field.prefill?.startsWith('applicant.')
    ? plain(valueAt(applicant, field.prefill.slice('applicant.'.length)))
    : undefined
  return isFilled(known) ? known : field.default
}

/** An address of the account has parts; a form shows one line. Other objects are no answer. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!('commune' in value || 'province' in value || 'detail' in value)) return undefined
  const { detail, commune, province } = value as { detail?: string; commune?: string; province?: string }
  return [detail, commune, province].filter(Boolean).join(', ')
}

/** Days within which an event is registered on time: birth 60 (Civil Status Law 2014 Đ15), death 15 (Đ33). */
const ON_TIME: Record<string, { date: string; days: number }> = {
  '1.001193': { date: 'child.dateOfBirth', days: 60 },
  '1.000656': { date: 'deceased.diedOn', days: 15 },
}

/** What the software works out itself, so that people need not: copied groups, dates in words, on time or late. */
export function derivedAnswers(
  version: Pick<ProcedureVersion, 'code' | 'form'>,
  answers: Answers,
  applicant: Applicant,
  today: string,
): Answers {
  let derived = { ...answers }
  for (const field of version.form.fields) {
    if (field.copyFrom && holds(field.copyFrom.when, derived))
      derived = { ...derived, [field.id]: copied(field, derived, applicant) }
    for (const child of childrenOf(field)) {
      if (!child.derivedFrom) continue
      const from = valueAt(derived, child.derivedFrom)
      const words = typeof from === 'string' && isCivilDate(from) ? dateInWords(from) : undefined
      derived = { ...derived, [field.id]: { ...(derived[field.id] as Answers | undefined), [child.id]: words } }
    }
  }
  const rule = ON_TIME[version.code]
  const date = rule && valueAt(derived, rule.date)
  const registrationType = version.form.fields.find((field) => field.id === 'registrationType')
  if (rule && registrationType && typeof date === 'string' && isCivilDate(date) && date <= today)
    derived = { ...derived, registrationType: daysBetween(date, today) <= rule.days ? 'onTime' : 'late' }
  return derived
}

/** Fields that the software fills; they are shown but not asked. */
export const isDerived = (version: Pick<ProcedureVersion, 'code'>, path: string, field: Field): boolean =>
  field.readOnly === true || field.derivedFrom !== undefined || (path === 'registrationType' && version.code in ON_TIME)

/** Copies fields of the same id; what the person has typed over stays. */
function copied(field: Field, answers: Answers, applicant: Applicant): Answers {
  const source = (field.copyFrom!.source === 'applicant' ? applicant : answers[field.copyFrom!.source]) as Answers | undefined
  const own = (answers[field.id] ?? {}) as Answers
  const entries = childrenOf(field).map(
    (child) =>
      [
        child.id,
        isFilled(own[child.id]) && own[child.id] !== child.default ? own[child.id] : (plain(source?.[child.id]) ?? own[child.id]),
      ] as const,
  )
  return { ...own, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) }
}
