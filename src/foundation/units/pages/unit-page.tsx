import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDate } from '#platform/time'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Timeline } from '#ui/timeline'
import { Heading, Text } from '#ui/typography'
import { getUnitStory, type UnitStory } from '../get-unit-story.ts'
import { text } from '../messages.ts'
import { endOf, startOf, UnitLink, unitHref } from './unit-link.tsx'

type Texts = ReturnType<typeof text>

/** `/don-vi/:code`: every unit that bore the code, each with its life, its origins and where its territory is today. */
export async function unitPage(c: Context<Env>) {
  const { ctx } = c.var
  const t = text(ctx)
  const stories = await getUnitStory(ctx, c.req.param('code') ?? '')
  const newest = stories[0]!.lives[0]!
  const names = [...new Set(stories.map((story) => story.lives[0]!.name))].join(' · ')
  return page(
    c,
    { title: names, breadcrumbs: [{ href: '/don-vi', label: t.menu }] },
    <>
      <Heading level={1}>
        <span lang="vi">{names}</span>
      </Heading>
      {newest.code ? <Text lead>{t.life.subtitle(newest.code)}</Text> : null}
      {newest.code ? <Text>{stories.length > 1 ? t.life.severalBearers(stories.length) : t.life.oneBearer}</Text> : null}
      {stories.map((story) => (
        <Story key={story.id} story={story} t={t} />
      ))}
      <Text small>{t.life.exactMeans}</Text>
      <Text small>{t.life.notExactMeans}</Text>
    </>,
  )
}

function Story({ story, t }: { story: UnitStory; t: Texts }) {
  const latest = story.lives[0]!
  const first = story.lives.at(-1)!
  return (
    <section aria-labelledby={`u-${story.id}`}>
      <Heading level={2} id={`u-${story.id}`}>
        <span lang="vi">{latest.name}</span>{' '}
        {story.inForce ? <Tag kind="good">{t.inForce}</Tag> : <Tag kind="stopped">{t.ended}</Tag>}
      </Heading>
      <SummaryList
        rows={[
          { key: t.life.type, value: `${latest.type} · ${t.level[latest.level]}` },
          ...(latest.parent ? [{ key: t.life.parent, value: <UnitLink unit={latest.parent} /> }] : []),
          { key: t.life.from, value: startOf(first, t.life) },
          { key: t.life.to, value: endOf(latest, t.life) },
          ...(latest.legalBasis ? [{ key: t.life.legalBasis, value: <span lang="vi">{latest.legalBasis}</span> }] : []),
          ...(story.below.count > 0
            ? [
                {
                  key: t.life.below,
                  value: (
                    <a href={`/don-vi/${story.id}/truc-thuoc?ngay=${story.below.day}`}>
                      {t.life.belowCount(story.below.count)}
                      <span class="unseen"> {latest.name}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {story.origins.length > 0 ? <Origins story={story} t={t} /> : null}
      {story.heirs.length > 0 ? <Heirs story={story} t={t} /> : null}
      <Heading level={3}>{t.life.timeline}</Heading>
      <Timeline items={milestones(story, t)} />
    </section>
  )
}

const Exact = ({ exact, t }: { exact: boolean; t: Texts }) =>
  exact ? <Tag kind="good">{t.life.exact}</Tag> : <Tag kind="waiting">{t.life.notExact}</Tag>

const Origins = ({ story, t }: { story: UnitStory; t: Texts }) => (
  <Table
    caption={t.life.predecessors}
    columns={[
      { key: 'name', label: t.column.name },
      { key: 'code', label: t.column.code },
      { key: 'day', label: t.life.from },
      { key: 'exact', label: t.life.step },
    ]}
    rows={story.origins.map((origin) => ({
      name: <UnitLink unit={origin} />,
      code: origin.code ?? t.noCode,
      day: origin.dayKnown ? formatDate(origin.effectiveDate) : t.life.about(formatDate(origin.effectiveDate)),
      exact: <Exact exact={origin.exact} t={t} />,
    }))}
  />
)

const Heirs = ({ story, t }: { story: UnitStory; t: Texts }) => (
  <Table
    caption={t.life.successors}
    columns={[
      { key: 'name', label: t.column.name },
      { key: 'code', label: t.column.code },
      { key: 'parent', label: t.column.parent },
      { key: 'exact', label: t.life.step },
    ]}
    rows={story.heirs.map((heir) => ({
      name: <UnitLink unit={heir} />,
      code: heir.code ?? t.noCode,
      parent: heir.parent ? <a href={unitHref(heir.parent)}>{heir.parent.name}</a> : '',
      exact: <Exact exact={heir.exact} t={t} />,
    }))}
  />
)

function milestones({ lives, inForce }: UnitStory, t: Texts) {
  const items = lives.map((life, index) => ({
    title: index === lives.length - 1 ? t.life.began : t.life.changed,
    when: startOf(life, t.life),
    children: (
      <span lang="vi">
        {life.name}
        {life.parent ? `, ${life.parent.name}` : ''}
        {life.legalBasis ? ` (${life.legalBasis})` : ''}
      </span>
    ),
  }))
  const latest = lives[0]!
  return inForce ? items : [{ title: t.life.endedOn, when: endOf(latest, t.life), children: undefined }, ...items]
}
