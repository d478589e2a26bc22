import { applicantData } from '#foundation/identity'
import type { Ctx } from '#platform/context'

/** What a form is prefilled with: the account's data. Addresses stay codes and detail: the form's fields choose from today's units. */
export async function applicantForForm(ctx: Ctx, personId: string): Promise<Record<string, unknown>> {
  const data = await applicantData(ctx, personId)
  return { ...data, permanentResidence: data.permanentResidence ?? data.residence }
}
