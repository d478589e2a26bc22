import { formatDate } from '#platform/time'
import type { Unit } from '../tables.ts'

/** Where a unit's page is: by its code, or by its id where the code is not known. */
export const unitHref = (unit: { id: string; code: string | null }): string => `/don-vi/${unit.code ?? unit.id}`

export const UnitLink = ({ unit }: { unit: { id: string; code: string | null; name: string } }) => (
  <a href={unitHref(unit)} lang="vi">
    {unit.name}
  </a>
)

interface SpanTexts {
  unknownStart: string
  stillNow: string
  about: (day: string) => string
}

/** `Từ 01/07/2025` in words that also say where a day is not certain. */
export const startOf = (unit: Unit, t: SpanTexts): string =>
  unit.validFrom === null ? t.unknownStart : unit.fromKnown ? formatDate(unit.validFrom) : t.about(formatDate(unit.validFrom))

export const endOf = (unit: Unit, t: SpanTexts): string =>
  unit.validTo === null ? t.stillNow : unit.toKnown ? formatDate(unit.validTo) : t.about(formatDate(unit.validTo))
