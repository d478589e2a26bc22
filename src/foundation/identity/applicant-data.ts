import type { Ctx } from '#platform/context'
import { addressInWords } from './address-in-words.ts'
import { getPerson, type Person } from './get-person.ts'
import type { Address } from './tables.ts'

type AddressWithText = Address & { text: string }

export interface ApplicantData extends Omit<Person, 'id' | 'residence' | 'permanentResidence'> {
  residence?: AddressWithText
  permanentResidence?: AddressWithText
}

/** What a form's `prefill: "applicant.…"` reads, by path; addresses also in words (`text`). Errors as of getPerson. */
export async function applicantData(ctx: Ctx, personId: string): Promise<ApplicantData> {
  const { id: _, residence, permanentResidence, ...data } = await getPerson(ctx, personId)
  const inWords = async (address: Address | undefined) =>
    address ? { ...address, text: await addressInWords(ctx, address) } : undefined
  return { ...data, residence: await inWords(residence), permanentResidence: await inWords(permanentResidence) }
}
