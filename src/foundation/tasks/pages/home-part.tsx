import { type Ctx, isOfficer } from '#platform/context'
import { ButtonLink } from '#ui/button'
import { Heading, Text } from '#ui/typography'
import { countTasks } from '../count-tasks.ts'
import { text } from '../messages.ts'

/** The first thing an officer sees after sign-in: how much waits, and the way to it. Nothing for others. */
export async function homePart(ctx: Ctx) {
  if (!isOfficer(ctx.actor)) return null
  const t = text(ctx)
  const counts = await countTasks(ctx)
  return (
    <section class="hero" aria-labelledby="viec">
      <Heading level={2} id="viec">
        {t.title}
      </Heading>
      <Text>{t.counts(counts.open, counts.mine, counts.late)}</Text>
      <ButtonLink href="/viec">{t.toWorklist}</ButtonLink>
    </section>
  )
}
