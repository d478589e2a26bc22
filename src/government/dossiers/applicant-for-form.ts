import { applicantData } from '#foundation/identity'
import { findUnit } from '#foundation/units'
import type { Ctx } from '#platform/context'

/** What a form is prefilled with: the account's data, addresses in one line with the names of their units today. */
export async function applicantForForm(ctx: Ctx, personId: string): Promise<Record<string, unknown>> {
  const data = await applicantData(ctx, personId)
  const [residence, permanentResidence] = await Promise.all([inWords(ctx, data.residence), inWords(ctx, data.permanentResidence)])
  return { ...data, residence, permanentResidence: permanentResidence ?? residence }
}

async function inWords(
  ctx: Ctx,
  address: { province?: string; commune?: string; detail?: string } | undefined,
): Promise<string | undefined> {
  if (!address) return undefined
  const units = await Promise.all([address.commune, address.province].map((code) => (code ? findUnit(ctx, { code }) : undefined)))
  return [address.detail, ...units.map((unit) => unit?.name)].filter(Boolean).join(', ') || undefined
}
