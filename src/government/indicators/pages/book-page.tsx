import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { ButtonLink } from '#ui/button'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listIndicators } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { mayDefineIndicators } from '../permissions.ts'
import { PILLARS } from '../tables.ts'

export const BOOK = '/so-lieu/chi-tieu'

/** The book of indicators: what each means and how it is made, by pillar. For everybody. */
export async function BookPage(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const indicators = await listIndicators(ctx, vietnamDate(ctx.now))
  return page(
    c,
    { title: t.book.title, breadcrumbs: [{ href: '/so-lieu', label: t.menu }] },
    <>
      <Heading level={1}>{t.book.title}</Heading>
      <Text lead>{t.book.lead}</Text>
      {mayDefineIndicators(ctx.actor) ? <ButtonLink href={`${BOOK}/moi`}>{t.book.define}</ButtonLink> : null}
      {PILLARS.map((pillar) => (
        <section key={pillar}>
          <Heading level={2}>{t.pillars[pillar]}</Heading>
          <Table
            caption={t.pillars[pillar]}
            hideCaption
            columns={[
              { key: 'name', label: t.indicator },
              { key: 'unit', label: t.book.unit },
              { key: 'how', label: t.book.how },
            ]}
            rows={indicators
              .filter((one) => one.pillar === pillar)
              .map((one) => ({
                name: <a href={`${BOOK}/${one.code}`}>{ctx.locale === 'en' ? one.name_en : one.name}</a>,
                unit: one.unit,
                how: one.numerator ? t.book.computed : t.book.declared,
              }))}
          />
        </section>
      ))}
    </>,
  )
}
