import type { Ctx } from '#platform/context'
import type { PageSubject } from '#platform/module'
import { ButtonLink } from '#ui/button'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { preferencesOf } from '../preferences-of.ts'
import { PREFERENCES_PATH } from './inbox-routes.tsx'

/** On the account page: how the person is told now, and the way to change it. */
export async function accountPart(ctx: Ctx, { personId }: PageSubject) {
  const t = text(ctx)
  const { channels } = await preferencesOf(ctx, personId!)
  const names = channels.map((name) => t.channel[name]).join(', ')
  return (
    <>
      <Heading level={2}>{t.preferences}</Heading>
      <Text>{t.preferencesNow(names || t.inboxAlone)}</Text>
      <ButtonLink href={PREFERENCES_PATH} kind="secondary">
        {t.toPreferences}
      </ButtonLink>
    </>
  )
}
