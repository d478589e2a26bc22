import type { Locale } from '#platform/context'
import type { Checked } from './check-answer.ts'
import { isFilled, recordOf } from './conditions.ts'
import { text } from './messages.ts'
import { OTHER_PLACE, type Places } from './places.ts'
import type { AddressAnswer, Field } from './procedure-types.ts'

const tidy = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : '')
const MAX = 300

/** An address as typed: province, commune and detail, or one text. Kept in words and codes; see AddressAnswer. */
export function checkAddress(field: Field, value: unknown, options: { locale: Locale; places?: Places | undefined }): Checked {
  const t = text(options.locale)
  if (typeof value === 'string') return inWords(field, tidy(value), options.locale)
  const typed = recordOf(value)
  const [province, commune, detail] = [tidy(typed.province), tidy(typed.commune), tidy(typed.detail)]
  if (detail.length > MAX) return { error: t.tooLong(field.label, MAX) }
  if (typed.legacy === true) return inWords(field, tidy(typed.text), options.locale)
  if (province === OTHER_PLACE)
    return detail ? { value: { text: detail, legacy: true } } : { error: t.addressInWords(field.label) }
  const { places } = options
  // Where no units are loaded, what was kept before is all there is.
  if (!places) return isFilled(typed) ? { value: { ...kept(typed, tidy(typed.text) || detail) } } : { value: undefined }
  if (!province && !commune)
    return tidy(typed.text) && !detail
      ? inWords(field, tidy(typed.text), options.locale)
      : { error: t.chooseProvince(field.label) }
  if (!places.provinces.some((one) => one.value === province)) return { error: t.chooseProvince(field.label) }
  const words = places.words({ province, commune, detail })
  if (words === undefined) return { error: t.chooseCommune(field.label) }
  return { value: { text: words, province, commune, ...(detail ? { detail } : {}) } }
}

function kept(typed: Record<string, unknown>, words: string): AddressAnswer {
  const answer: AddressAnswer = { text: words }
  for (const key of ['province', 'commune', 'detail'] as const) if (tidy(typed[key])) answer[key] = tidy(typed[key])
  return answer
}

function inWords(field: Field, words: string, locale: Locale): Checked {
  if (words === '') return { value: undefined }
  return words.length > 2 * MAX ? { error: text(locale).tooLong(field.label, 2 * MAX) } : { value: { text: words, legacy: true } }
}

/** An address in words, kept or still being typed. @returns '' for what is none */
export function addressInWords(value: unknown, places?: Places): string {
  if (typeof value === 'string') return value
  const { text: words, province, commune, detail } = recordOf(value)
  if (typeof words === 'string') return words
  const [p, c, d] = [tidy(province), tidy(commune), tidy(detail)]
  return (p && c && places?.words({ province: p, commune: c, detail: d })) || d
}
