import { isIdNumber } from '#foundation/identity'
import type { Locale } from '#platform/context'
import { isCivilDate } from '#platform/time'
import { isPersonName, tidyName } from '#platform/vietnamese'
import { checkAddress } from './check-address.ts'
import { optionsOf } from './code-lists.ts'
import { isFilled, recordOf } from './conditions.ts'
import { text } from './messages.ts'
import type { Places } from './places.ts'
import type { Field } from './procedure-types.ts'

/** Either the value as it is kept, or one sentence on what to mend. */
export type Checked = { value: unknown; error?: undefined } | { value?: undefined; error: string }

const asText = (value: unknown): string =>
  typeof value === 'string' ? value.normalize('NFC').trim() : typeof value === 'number' ? String(value) : ''

/** What an answer is checked against. `today` is a civil date. */
export interface CheckOptions {
  locale: Locale
  today: string
  places?: Places | undefined
}

/** Checks one answer by its field's type. An empty one is left to the rule of what is required. */
export function checkAnswer(field: Field, value: unknown, options: CheckOptions): Checked {
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
          : { error: t.chooseYesNo(field.label) }
    case 'choice':
      return checkChoice(field, value, options.locale)
    case 'number':
    case 'money':
      return checkNumber(field, value, options.locale)
    case 'idNumber':
      return checkIdNumber(field, asText(value).replace(/[\s.]/g, ''), options.locale)
    case 'address':
      return checkAddress(field, value, options)
    case 'phone': {
      const digits = asText(value)
        .replace(/[\s.()-]/g, '')
        .replace(/^\+?84(?=\d{9,10}$)/, '0')
      return /^0[35789]\d{8}$|^02\d{8,9}$/.test(digits) ? { value: digits } : { error: t.phone(field.label) }
    }
    case 'email': {
      const address = asText(value)
      return address.length <= 254 && /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(address)
        ? { value: address }
        : { error: t.email(field.label) }
    }
    default: {
      const words = asText(value)
      const limit = field.type === 'longtext' ? 5000 : 500
      if (words === '') return { value: undefined }
      if (words.length > limit) return { error: t.tooLong(field.label, limit) }
      if (field.pattern && !new RegExp(field.pattern).test(words)) return { error: t.pattern(field.label) }
      if (!isOfPerson(field)) return { value: words }
      const name = tidyName(words)
      return isPersonName(name) ? { value: name } : { error: t.personName(field.label) }
    }
  }
}

/** A name that only a person has; where an organization may stand instead, its name may hold numbers. */
const isOfPerson = (field: Field): boolean => /^(fullName|headName)$/.test(field.id) && !/tổ chức/i.test(field.label)

function checkIdNumber(field: Field, digits: string, locale: Locale): Checked {
  const t = text(locale)
  if (!/^\d{12}$/.test(digits)) return { error: t.idNumber(field.label) }
  return isIdNumber(digits) ? { value: digits } : { error: t.idNumberRegion(field.label) }
}

/** Counted things come whole; measures (m², ha, metres, %) may have a part after the comma. */
const isCounted = (field: Field): boolean =>
  field.type === 'money' || /(count|copies|pages|year|floors|rooms|months|children|employees|order)$/i.test(field.id)

function checkNumber(field: Field, value: unknown, locale: Locale): Checked {
  const t = text(locale)
  const number = typeof value === 'number' ? value : numberFrom(asText(value))
  if (number === undefined || !Number.isFinite(number) || Math.abs(number) > 1e12) return { error: t.number(field.label) }
  if (isCounted(field) && !Number.isInteger(number)) return { error: t.wholeNumber(field.label) }
  // Only levels (cốt nền) lie below zero.
  const min = field.min ?? (/level/i.test(field.id) ? -1e4 : 0)
  if (number < min) return { error: t.tooSmall(field.label, min) }
  if (field.max !== undefined && number > field.max) return { error: t.tooBig(field.label, field.max) }
  return { value: number }
}

/** `1.500.000 đ`, `12,5`, `12.5`: dots in threes separate thousands, a comma is the decimal sign (facts §7.5). */
function numberFrom(typed: string): number | undefined {
  const plain = typed.replace(/\s|đồng$|[đ₫]$/gi, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined
}

function checkChoice(field: Field, value: unknown, locale: Locale): Checked {
  const t = text(locale)
  const options = optionsOf(field)
  const chosen = Array.isArray(value) ? value : [value]
  if (chosen.some((one) => typeof one !== 'string' || one.length > 200)) return { error: t.choose(field.label) }
  // A list we do not have in full takes what is typed; see code-lists.
  if (options && chosen.some((one) => !options.some((option) => option.value === one))) return { error: t.choose(field.label) }
  if (field.multiple) return { value: [...new Set(chosen)] }
  if (chosen.length !== 1) return { error: t.choose(field.label) }
  return { value: options ? chosen[0] : asText(chosen[0]) }
}

/** Days that lie in the past, by what they are called; intended days (a visit, an opening) may lie ahead. */
const PAST = /^(dateOfBirth|.*IssuedOn|issuedOn|diedOn|foundOn|registeredOn|marriageDate|knownOn|usedSince|periodFrom)$/

function checkDate(field: Field, value: unknown, { locale, today }: CheckOptions): Checked {
  const t = text(locale)
  const date = typeof value === 'string' ? value.trim() : dateFrom(recordOf(value), field.allowYearOnly ?? false)
  if (!date) return { error: t.date(field.label) }
  if (/^\d{4}$/.test(date) && field.allowYearOnly)
    return Number(date) >= 1850 && date <= today.slice(0, 4) ? { value: date } : { error: t.date(field.label) }
  if (!isCivilDate(date) || date < '1850-01-01' || date > '2200-12-31') return { error: t.date(field.label) }
  if (PAST.test(field.id) && date > today) return { error: t.dateInFuture(field.label) }
  // A person reaches an age on the birthday: `under 6` ends the day before.
  if (field.maxAgeYears !== undefined && date <= `${Number(today.slice(0, 4)) - field.maxAgeYears}${today.slice(4)}`)
    return { error: t.tooOld(field.maxAgeYears) }
  return { value: date }
}

/** Three boxes as a civil date, or as a year alone where that is enough; undefined when they are neither. */
export function dateFrom(parts: Record<string, unknown>, allowYearOnly: boolean): string | undefined {
  const [day, month, year] = [parts.day, parts.month, parts.year].map(asText) as [string, string, string]
  if (!/^\d{4}$/.test(year)) return undefined
  if (allowYearOnly && day === '' && month === '') return year
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month)) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

/** Days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
