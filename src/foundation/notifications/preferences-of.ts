import type { Ctx } from '#platform/context'
import type { ChannelName } from './channels/channel.ts'
import { tables } from './tables.ts'
import type { TemplateLocale } from './template-catalogue.ts'

export interface Preferences {
  channels: readonly ChannelName[]
  locale: TemplateLocale
}

/** Whoever has chosen nothing gets what costs them nothing to receive. */
const UNCHOSEN: Preferences = { channels: ['email', 'sms', 'webpush'], locale: 'vi' }

/** How a person wants to be told. Asks nothing of the actor: for the jobs and this module's own pages. */
export async function preferencesOf(ctx: Ctx, personId: string): Promise<Preferences> {
  const row = await tables(ctx)
    .selectFrom('preference')
    .select(['channels', 'locale'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? UNCHOSEN
}
