import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { text } from './messages.ts'
import { mayChangeCredentials } from './permissions.ts'
import { tables } from './tables.ts'

export const UpdateContact = z.object({
  phone: z
    .string()
    .transform((value) => value.replace(/[\s.-]/g, '').replace(/^\+84/, '0'))
    .default(''),
  email: z.string().trim().max(200).default(''),
})

/** Changes how a person is reached. An empty value takes it away. Errors: forbidden, invalid (`phone`, `email`). */
export async function updateContact(ctx: Ctx, personId: string, input: z.input<typeof UpdateContact>): Promise<void> {
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  const given = check(ctx, UpdateContact, input)
  const t = text(ctx)
  const wrong = {
    ...(given.phone === '' || /^0\d{9}$/.test(given.phone) ? {} : { phone: t.badPhone }),
    ...(given.email === '' || z.email().safeParse(given.email).success ? {} : { email: t.badEmail }),
  }
  if (Object.keys(wrong).length > 0) throw invalid(ctx, wrong)
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .updateTable('person')
      .set({ phone: given.phone || null, email: given.email || null, updated_at: ctx.now })
      .where('person_id', '=', personId)
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.contact-changed',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
}
