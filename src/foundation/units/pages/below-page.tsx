import type { Context } from 'hono'
import { isUuid } from '#platform/database'
import { notFound } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDate, isCivilDate } from '#platform/time'
import { EmptyState } from '#ui/empty-state'
import { Pagination } from '#ui/pagination'
import { Heading, Text } from '#ui/typography'
import { findUnit, findUnitById, today } from '../get-unit.ts'
import { listDescendants } from '../list-relatives.ts'
import { text } from '../messages.ts'
import { UnitTable } from './search-page.tsx'
import { unitHref } from './unit-link.tsx'

/** `/don-vi/:code/truc-thuoc?ngay=`: what stood directly below a unit on a day. */
export async function belowPage(c: Context<Env>) {
  const { ctx } = c.var
  const t = text(ctx)
  const code = c.req.param('code') ?? ''
  const asked = c.req.query('ngay') ?? ''
  const asOf = isCivilDate(asked) ? asked : today(ctx)
  const unit = isUuid(code) ? await findUnitById(ctx, { id: code, asOf }) : await findUnit(ctx, { code, asOf })
  if (!unit) throw notFound(ctx, t.notThatDay(code, asOf))
  const after = c.req.query('after')
  const below = await listDescendants(ctx, { id: unit.id, asOf, depth: 'children', after, limit: 50 })
  const address = `/don-vi/${code}/truc-thuoc?ngay=${asOf}`
  return page(
    c,
    {
      title: `${t.life.below}: ${unit.name}`,
      breadcrumbs: [
        { href: '/don-vi', label: t.menu },
        { href: unitHref(unit), label: unit.name },
      ],
    },
    <>
      <Heading level={1}>
        {t.life.below}: <span lang="vi">{unit.name}</span>
      </Heading>
      <Text lead>{formatDate(asOf)}</Text>
      {below.items.length > 0 ? (
        <UnitTable units={below.items} caption={t.life.below} texts={t} />
      ) : (
        <EmptyState title={t.search.none} text={t.search.noneHint} />
      )}
      <Pagination
        next={below.next ? `${address}&after=${encodeURIComponent(below.next)}` : undefined}
        first={after ? address : undefined}
      />
    </>,
  )
}
