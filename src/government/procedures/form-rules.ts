import { readIdNumber } from '#foundation/identity'
import type { Locale } from '#platform/context'
import { isCivilDate } from '#platform/time'
import { isFilled, recordOf } from './conditions.ts'
import { type PlacedField, rowsOf, visibleFields } from './form-tree.ts'
import { text } from './messages.ts'
import type { Answers, FormOf } from './procedure-types.ts'

/** Rules between answers that the form's own data cannot say. Errors by path. @param answers those that count */
export function checkRules(
  version: FormOf,
  answers: Answers,
  by: { locale: Locale; only?: readonly string[] },
): Record<string, string> {
  const t = text(by.locale)
  const errors: Record<string, string> = {}
  const asked = (id: string) => !by.only || by.only.includes(id)
  const activities = version.form.fields.find((field) => field.id === 'activities')
  // Household business, Decree 168/2025/NĐ-CP and the form: exactly one main line.
  if (version.code === '1.001612' && activities && asked('activities')) {
    const rows = rowsOf(activities, answers)
    const main = rows.filter((row) => row.main === true || row.main === 'true').length
    if (main !== 1 && rows.every((row) => isFilled(row.main))) errors.activities = t.oneMainActivity
  }
  for (const who of PARENTS) {
    const years = yearsBeforeChild(answers, who)
    if (asked(who) && years !== undefined && years < 0) errors[`${who}.dateOfBirth`] = t.notBeforeChild
  }
  if (asked('residenceChoice') && answers.residenceChoice === 'withFather' && !isFilled(recordOf(answers.father).fullName))
    errors.residenceChoice = t.noFatherDeclared
  const period = recordOf(answers.subject)
  if (asked('subject') && isLater(period.periodFrom, period.periodTo)) errors['subject.periodTo'] = t.periodReversed
  const conversion = recordOf(answers.conversion)
  if (asked('conversion') && isLater(conversion.startDate, conversion.endDate)) errors['conversion.endDate'] = t.periodReversed
  return errors
}

const PARENTS = ['mother', 'father', 'parent'] as const

/** How old in full years a parent was when the child was born: −1 where not born before; undefined where a day is not known. */
function yearsBeforeChild(answers: Answers, who: (typeof PARENTS)[number]): number | undefined {
  const [born, child] = [recordOf(answers[who]).dateOfBirth, recordOf(answers.child).dateOfBirth]
  if (typeof born !== 'string' || typeof child !== 'string' || !isCivilDate(born) || !isCivilDate(child)) return undefined
  if (born >= child) return -1
  return Number(child.slice(0, 4)) - Number(born.slice(0, 4)) - (child.slice(4) < born.slice(4) ? 1 : 0)
}

/** Under this age at the birth, a date is more likely mistyped than true. Years. */
const YOUNGEST_PARENT = 12
/** Above this age at the birth, a mother's is. Years. */
const OLDEST_MOTHER = 60

const isLater = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && isCivilDate(a) && isCivilDate(b) && a > b

/**
 * What may be wrong but stops nobody: a personal number that says another sex or year of birth than the form (facts §7.1: old
 * data hold errors), and ages below which the law does not marry (Marriage and Family Law 2014 Đ8.1a). By path.
 */
export function warningsOf(version: FormOf, answers: Answers, by: { locale: Locale; today: string }): Record<string, string> {
  const t = text(by.locale)
  const warnings: Record<string, string> = {}
  const fields = visibleFields(version, answers)
  for (const at of fields) {
    if (at.field.type !== 'idNumber' || typeof at.value !== 'string' || !/^\d{12}$/.test(at.value)) continue
    const said = readIdNumber(at.value)
    const year = /^\d{4}/.exec(String(sibling(fields, at, 'dateOfBirth') ?? ''))?.[0]
    const gender = sibling(fields, at, 'gender')
    if ((gender === 'male' || gender === 'female') && gender !== said.gender) warnings[at.path] = t.idNumberGender
    else if (year && Number(year) !== said.birthYear) warnings[at.path] = t.idNumberYear(said.birthYear)
  }
  for (const who of PARENTS) {
    const years = yearsBeforeChild(answers, who)
    if (years !== undefined && years >= 0 && years < YOUNGEST_PARENT) warnings[`${who}.dateOfBirth`] = t.youngParent(years)
    else if (years !== undefined && years > OLDEST_MOTHER && who === 'mother') warnings[`${who}.dateOfBirth`] = t.oldMother(years)
  }
  if (version.code === '1.000894') {
    for (const [who, age] of [
      ['bride', 18],
      ['groom', 20],
    ] as const) {
      const born = recordOf(answers[who]).dateOfBirth
      const youngest = `${Number(by.today.slice(0, 4)) - age}${by.today.slice(4)}`
      if (typeof born === 'string' && isCivilDate(born) && born > youngest)
        warnings[`${who}.dateOfBirth`] = t.tooYoungToMarry(age)
    }
  }
  return warnings
}

const sibling = (fields: readonly PlacedField[], of: PlacedField, id: string): unknown =>
  fields.find((one) => one.path === of.path.replace(/[^.]+$/, id))?.value
