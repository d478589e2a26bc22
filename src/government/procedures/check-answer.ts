import type { Locale } from '#platform/context'
import { addDays, isCivilDate } from '#platform/time'
import { codeList } from './code-lists.ts'
import { isFilled } from './conditions.ts'
import { text } from './messages.ts'
import type { Field, TypedDate } from './procedure-types.ts'

/** Either the value as it is kept, or one sentence on what to mend. */
export type Checked = { value: unknown; error?: undefined } | { value?: undefined; error: string }

/** The old 63 province codes and country codes from 100 that a personal number may begin with (facts §7.1). */
const REGISTRY_CODES = new Set(
  '001,002,004,006,008,010,011,012,014,015,017,019,020,022,024,025,026,027,030,031,033,034,035,036,037,038,040,042,044,045,046,048,049,051,052,054,056,058,060,062,064,066,067,068,070,072,074,075,077,079,080,082,083,084,086,087,089,091,092,093,094,095,096'.split(
    ',',
  ),
)

const asText = (value: unknown): string =>
  typeof value === 'string' ? value.normalize('NFC').trim() : typeof value === 'number' ? String(value) : ''

/** Checks one answer by its field's type. An empty one is left to the rule of what is required. */
export function checkAnswer(field: Field, value: unknown, options: { locale: Locale; today: string }): Checked {
  const t = text(options.locale)
  if (!isFilled(value)) return { value: undefined }
  switch (field.type) {
    case 'date':
      return checkDate(field, value, options)
    case 'yesno':
      return typeof value === 'boolean'
        ? { value }
        : value === 'true' || value === 'false'
          ? { value: value === 'true' }
          : { error: t.chooseYesNo }
    case 'choice':
      return checkChoice(field, value, options.locale)
    case 'number':
    case 'money':
      return checkNumber(field, asText(value), options.locale)
    case 'idNumber':
      return checkIdNumber(asText(value).replace(/[\s.]/g, ''), options.locale)
    case 'phone': {
      const digits = asText(value)
        .replace(/[\s.()-]/g, '')
        .replace(/^\+?84(?=\d{9}$)/, '0')
      return /^0[35789]\d{8}$|^02\d{8,9}$/.test(digits) ? { value: digits } : { error: t.phone }
    }
    case 'email': {
      const address = asText(value)
      return address.length <= 254 && /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(address)
        ? { value: address }
        : { error: t.email }
    }
    default: {
      const words = asText(value)
      const limit = field.type === 'longtext' ? 5000 : 500
      if (words === '') return { value: undefined }
      if (words.length > limit) return { error: t.tooLong(limit) }
      if (field.pattern && !new RegExp(field.pattern).test(words)) return { error: t.pattern }
      return { value: words }
    }
  }
}

function checkIdNumber(digits: string, locale: Locale): Checked {
  const t = text(locale)
  if (!/^\d{12}$/.test(digits)) return { error: t.idNumber }
  const region = digits.slice(0, 3)
  return REGISTRY_CODES.has(region) || Number(region) >= 100 ? { value: digits } : { error: t.idNumberRegion }
}

function checkNumber(field: Field, typed: string, locale: Locale): Checked {
  const t = text(locale)
  const plain =
    field.type === 'money' || /^\d{1,3}(\.\d{3})+$/.test(typed) ? typed.replace(/[.\s]|đ$|đồng$/g, '') : typed.replace(',', '.')
  const number = Number(plain)
  if (plain === '' || !Number.isFinite(number)) return { error: t.number }
  if (field.min !== undefined && number < field.min) return { error: t.tooSmall(field.min) }
  if (field.max !== undefined && number > field.max) return { error: t.tooBig(field.max) }
  if (number < 0 || number > 1e12) return { error: t.number }
  return { value: number }
}

function checkChoice(field: Field, value: unknown, locale: Locale): Checked {
  const t = text(locale)
  const options = field.options ?? (field.optionsFrom ? codeList(field.optionsFrom) : undefined)
  const chosen = Array.isArray(value) ? value : [value]
  if (chosen.some((one) => typeof one !== 'string' || one.length > 200)) return { error: t.choose }
  // A list we do not have in full takes what is typed; see code-lists.
  if (options && chosen.some((one) => !options.some((option) => option.value === one))) return { error: t.choose }
  if (field.multiple) return { value: chosen }
  return chosen.length === 1 ? { value: chosen[0] } : { error: t.choose }
}

function checkDate(field: Field, value: unknown, { locale, today }: { locale: Locale; today: string }): Checked {
  const t = text(locale)
  const date = typeof value === 'string' ? value : dateFrom(value as TypedDate, field.allowYearOnly ?? false)
  if (!date) return { error: t.date }
  if (/^\d{4}$/.test(date) && field.allowYearOnly)
    return Number(date) >= 1850 && date <= today.slice(0, 4) ? { value: date } : { error: t.date }
  if (!isCivilDate(date) || date < '1850-01-01' || date > '2200-12-31') return { error: t.date }
  if (/^(dateOfBirth|.*[iI]ssuedOn|diedOn|dateOfDeath|foundOn|registeredOn|marriageDate)$/.test(field.id) && date > today)
    return { error: t.dateInFuture }
  if (field.maxAgeYears !== undefined && date < `${Number(today.slice(0, 4)) - field.maxAgeYears}${today.slice(4)}`)
    return { error: t.tooOld(field.maxAgeYears) }
  return { value: date }
}

/** Three boxes as a civil date, or as a year alone where that is enough; undefined when they are neither. */
export function dateFrom(parts: TypedDate, allowYearOnly: boolean): string | undefined {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((part) => (part ?? '').trim()) as [string, string, string]
  if (!/^\d{4}$/.test(year)) return undefined
  if (allowYearOnly && day === '' && month === '') return year
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month)) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

/** Days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => {
  let n = 0
  for (let day = from; day < to && n < 100_000; day = addDays(day, 1)) n++
  return n
}
