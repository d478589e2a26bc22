import { findUnit } from '#foundation/units'
import type { Ctx } from '#platform/context'
import type { Address } from './tables.ts'

/** An address as the town hall writes it: hamlet, commune, province by their names of today. Empty where nothing is known. */
export async function addressInWords(ctx: Ctx, address: Address | undefined): Promise<string> {
  if (!address) return ''
  const [commune, province] = await Promise.all(
    [address.commune, address.province].map((code) => (code ? findUnit(ctx, { code }) : undefined)),
  )
  return [address.detail, commune?.name, province?.name].filter(Boolean).join(', ')
}
