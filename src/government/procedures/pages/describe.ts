import type { Locale } from '#platform/context'
import { formatMoney } from '#platform/time'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'

/** A time limit in words. */
export function describeLimit(limit: ProcedureVersion['timeLimit'], locale: Locale): string {
  const t = text(locale)
  const words = {
    immediate: t.immediate,
    working_day: t.workingDays(limit.value),
    calendar_day: t.calendarDays(limit.value),
    working_hour: t.workingHours(limit.value),
  }[limit.unit]
  return limit.sameDayCutoff ? `${words}; ${t.afterCutoff(limit.sameDayCutoff)}` : words
}

/** An amount in words; null is set by the province. */
export function describeFee(fee: ProcedureVersion['fees'][number], locale: Locale): string {
  const t = text(locale)
  if (fee.amountVnd === null) return t.localFee
  return fee.amountVnd === 0 ? t.free : `${formatMoney(fee.amountVnd)}/${fee.per}`
}
