import { dateInWords, isCivilDate } from '#platform/time'
import { addressInWords } from './check-address.ts'
import { daysBetween } from './check-answer.ts'
import { holds, isFilled, recordOf, valueAt } from './conditions.ts'
import { childrenOf } from './form-tree.ts'
import { APPLICANT, valueFor } from './initial-answers.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'

/** Days within which an event is registered on time: birth 60 (Civil Status Law 2014 Đ15.1), death 15 (Đ33.1). */
const ON_TIME: Record<string, { date: string; days: number }> = {
  '1.001193': { date: 'child.dateOfBirth', days: 60 },
  '1.000656': { date: 'deceased.diedOn', days: 15 },
}

/** Whether an event is registered after the days of the law; undefined where the procedure has none or the date is missing. */
export function isLate({ code }: Pick<FormOf, 'code'>, answers: Answers, today: string): boolean | undefined {
  const rule = ON_TIME[code]
  const date = rule && valueAt(answers, rule.date)
  return rule && typeof date === 'string' && isCivilDate(date) && date <= today ? daysBetween(date, today) > rule.days : undefined
}

/** Fields that the software fills; they are shown but not asked. */
export const isDerived = (version: Pick<FormOf, 'code'>, path: string, field: Field): boolean =>
  field.readOnly === true || field.derivedFrom !== undefined || (path === 'registrationType' && version.code in ON_TIME)

/**
 * What the software works out itself, so that people need not: copied groups, dates in words, on time or late, a standing request.
 * @param before the answers as they stood before this change: what was copied or worded then follows; what a person typed stays
 */
export function derivedAnswers(version: FormOf, answers: Answers, options: { before?: Answers; today: string }): Answers {
  const before = options.before ?? {}
  const derived = { ...answers }
  for (const field of version.form.fields) {
    if (field.copyFrom) derived[field.id] = copied(field, derived, before)
    for (const child of childrenOf(field)) {
      if (!child.derivedFrom || field.repeat) continue
      const from = valueAt(derived, child.derivedFrom)
      const words = typeof from === 'string' && isCivilDate(from) ? dateInWords(from) : undefined
      derived[field.id] = { ...recordOf(derived[field.id]), [child.id]: words }
    }
    if (field.prefill === 'computed.requestText') {
      const earlier = requestText(version, before)
      if (derived[field.id] === undefined || derived[field.id] === earlier) derived[field.id] = requestText(version, derived)
    }
  }
  const late = isLate(version, derived, options.today)
  if (late !== undefined && version.form.fields.some((field) => field.id === 'registrationType'))
    derived.registrationType = late ? 'late' : 'onTime'
  return derived
}

/** The sentence of form CT01 on residence; people may word it otherwise. */
function requestText(version: FormOf, answers: Answers): string | undefined {
  const kind = { permanent: 'Đăng ký thường trú', temporary: 'Đăng ký tạm trú' }[String(answers.registration)]
  const place = addressInWords(answers.address, version.places)
  const head = valueAt(answers, 'household.headName')
  if (!kind || !place) return undefined
  return isFilled(head) ? `${kind} vào hộ ông/bà ${head}, tại ${place}` : `${kind} tại ${place}`
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Copies fields of the same id while the condition holds. What was copied follows its source and goes when the condition falls; a
 * value typed over stays, and so does a field emptied on purpose (null).
 */
function copied(field: Field, answers: Answers, before: Answers): unknown {
  const { source, when } = field.copyFrom!
  const sourceIn = (all: Answers) => recordOf(all[source === 'applicant' ? APPLICANT : source])
  const [now, then] = [holds(when, answers), holds(when, before)]
  if (!now && !then) return answers[field.id]
  const own = { ...recordOf(answers[field.id]) }
  for (const child of childrenOf(field)) {
    const mine = own[child.id]
    const fromBefore = valueFor(child, sourceIn(before)[child.id])
    const wasCopied = then && isFilled(fromBefore) && same(mine, fromBefore)
    const value = valueFor(child, sourceIn(answers)[child.id])
    const isFree = mine === undefined || same(mine, child.default) || (mine === null && !then)
    if (now && isFilled(value) && (isFree || wasCopied)) own[child.id] = value
    else if (!now && wasCopied) own[child.id] = child.default
  }
  return Object.keys(own).length > 0 ? own : answers[field.id]
}
