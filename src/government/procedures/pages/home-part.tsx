import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { Card, CardList } from '#ui/card'
import { SearchField } from '#ui/fields'
import { Heading, Text } from '#ui/typography'
import { LIFE_EVENTS, POPULAR } from '../life-events.ts'
import { listProcedures } from '../list-procedures.ts'
import { text } from '../messages.ts'

/** The home page's first part: search, what people need most, and where to go with a code in hand. */
export async function homePart(ctx: Ctx) {
  const t = text(ctx)
  const { items } = await listProcedures(ctx, { onDate: vietnamDate(ctx.now), limit: 100 })
  const popular = POPULAR.map((code) => items.find((version) => version.code === code)).filter((version) => version !== undefined)
  return (
    <>
      <section class="hero">
        <Heading level={1}>{t.welcome}</Heading>
        <SearchField action="/thu-tuc" label={t.search} hint={t.searchHint} />
      </section>
      <CardList>
        <Card level={2} title={t.mine} href="/ho-so">
          {t.mineLead}
        </Card>
        <Card level={2} title={t.lookUp} href="/tra-cuu">
          {t.lookUpLead}
        </Card>
        <Card level={2} title={t.verify} href="/kiem-tra">
          {t.verifyLead}
        </Card>
      </CardList>
      <Heading level={2}>{t.popular}</Heading>
      <ul class="plain-list" lang="vi">
        {popular.map((version) => (
          <li key={version.code}>
            <a href={`/thu-tuc/${version.code}`}>{version.name}</a>
          </li>
        ))}
      </ul>
      <Heading level={2}>{t.byEvent}</Heading>
      <ul class="plain-list">
        {LIFE_EVENTS.map((event) => (
          <li key={event.key}>
            <a href={`/thu-tuc?su-kien=${event.key}`}>{event[ctx.locale]}</a>
          </li>
        ))}
      </ul>
      <Text>
        <a href="/thu-tuc">{t.more}</a>
      </Text>
    </>
  )
}
