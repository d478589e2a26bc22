import type { Locale } from '#platform/context'
import { formatDate, formatMoney } from '#platform/time'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'

type TimeLimit = ProcedureVersion['timeLimit']
type Limit = Pick<TimeLimit, 'value' | 'unit' | 'sameDayCutoff'>
type Fee = ProcedureVersion['fees'][number]

/** A time limit in words. */
export function describeLimit(limit: Limit, locale: Locale): string {
  const t = text(locale)
  const words = {
    immediate: t.immediate,
    working_day: t.workingDays(limit.value),
    calendar_day: t.calendarDays(limit.value),
    working_hour: t.workingHours(limit.value),
  }[limit.unit]
  return limit.sameDayCutoff ? `${words}; ${t.afterCutoff(limit.sameDayCutoff)}` : words
}

/** All that changes the usual limit: variants, extensions, milestones inside it, pauses. Each as a situation and what holds then. */
export function otherLimits(limit: TimeLimit, locale: Locale): { when: string; limit: string }[] {
  const t = text(locale)
  return [
    ...(limit.variants ?? []).map((one) => ({ when: one.when, limit: describeLimit(one, locale) })),
    ...(limit.extensions ?? []).map((one) => ({
      when: one.when,
      limit: (one.mode === 'total' ? t.extensionTotal : t.extensionAdded)(describeLimit(one, locale)),
    })),
    ...(limit.milestones ?? []).map((one) => ({ when: one.when, limit: t.milestone(describeLimit(one, locale)) })),
    ...(limit.pauses ?? []).map((when) => ({ when, limit: t.pause })),
  ]
}

/** An amount in words; null is set by the province. */
export function describeFee(fee: Fee, locale: Locale): string {
  const t = text(locale)
  if (fee.amountVnd === null)
    return [t.localFee, fee.referenceVnd ? t.reference(formatMoney(fee.referenceVnd)) : ''].filter(Boolean).join('; ')
  if (fee.amountVnd === 0) return t.free
  const amount = `${formatMoney(fee.amountVnd)}/${fee.per}`
  return fee.capVnd ? `${amount}, ${t.capped(formatMoney(fee.capVnd), fee.capPer ?? fee.per)}` : amount
}

export function describeAuthority(version: ProcedureVersion, locale: Locale): string {
  const t = text(locale)
  return { commune: t.authorityCommune, district: t.authorityDistrict, province: t.authorityProvince }[version.authorityLevel]
}

export function describeValidity({ validFrom, validTo }: ProcedureVersion, locale: Locale): string {
  const t = text(locale)
  return validTo ? t.validSpan(formatDate(validFrom), formatDate(validTo)) : t.validFrom(formatDate(validFrom))
}
