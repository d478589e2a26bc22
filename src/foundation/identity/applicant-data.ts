import type { Ctx } from '#platform/context'
import { getPerson, type Person } from './get-person.ts'

/** What a form's `prefill: "applicant.…"` reads, by path: the person's record without its id. Errors as of getPerson. */
export async function applicantData(ctx: Ctx, personId: string): Promise<Omit<Person, 'id'>> {
  const { id: _, ...data } = await getPerson(ctx, personId)
  return data
}
