import { createHash } from 'node:crypto'

/**
 * The id of a unit of Vietnam that the installation loads: a UUID version 8 (RFC 9562 §5.8) made from the code it was
 * first known by and the first day of its life, so that it is the same in each installation.
 * @param code `12499`, `33`; for the few former districts without a known code, its name and province.
 * @param firstDay `2025-07-01` for units made by the reform of 2025, null where the first day is not known (nearly all older ones).
 */
export function vietnamUnitId(code: string, firstDay: string | null): string {
  const hash = createHash('sha256')
    .update(`dinh.units/${code}/${firstDay ?? ''}`)
    .digest()
  hash[6] = 0x80 | (hash[6]! & 0x0f)
  hash[8] = 0x80 | (hash[8]! & 0x3f)
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
