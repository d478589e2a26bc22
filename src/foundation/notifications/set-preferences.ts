import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure } from '#platform/errors'
import { CHANNELS } from './channels/channel.ts'
import { hasInbox } from './permissions.ts'
import { tables } from './tables.ts'
import { TEMPLATE_LOCALES } from './template-catalogue.ts'

export const SetPreferences = z.object({
  channels: z.array(z.enum(CHANNELS)).transform((given) => CHANNELS.filter((name) => given.includes(name))),
  locale: z.enum(TEMPLATE_LOCALES),
})

/** How the person wants to be told from now on; none means the inbox alone. Errors: unauthenticated, invalid. */
export async function setPreferences(ctx: Ctx, input: z.input<typeof SetPreferences>): Promise<void> {
  ensure(ctx, hasInbox(ctx.actor))
  const personId = personIdOf(ctx.actor)!
  const values = { ...check(ctx, SetPreferences, input), changed_at: ctx.now }
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('preference')
      .values({ person_id: personId, ...values })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'notifications.preferences-set',
      subject: { kind: 'person', id: personId },
      concerns: personId,
      data: { channels: values.channels, locale: values.locale },
    })
  })
}
