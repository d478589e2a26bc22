import type { Context } from 'hono'
import { ensure } from '#platform/errors'
import { type Env, page, partsOf } from '#platform/pages'
import { formatDate, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { NumberTile, TileList } from '#ui/card'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { roundHalfUp } from '../check-figure.ts'
import type { ComputedValue } from '../compute-value.ts'
import { getLedFigures, type LedFigure } from '../lead-figures.ts'
import { text } from '../messages.ts'
import { spanOf } from '../periods.ts'
import { mayDeclareFigures } from '../permissions.ts'
import { computedWords, hrefOf, periodWords } from './figure-words.ts'
import { TargetWords } from './unit-page.tsx'

type T = ReturnType<typeof text>

/** The leader's dashboard of figures: what changed, what misses its target, what waits. */
export async function LeadPage(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx)
  const led = await getLedFigures(ctx, { key: c.req.query('ky') || undefined })
  const { unit, figures, key } = led
  const span = spanOf(key, 'report')!
  const asked = { unit, key, calendar: 'report' as const, on: vietnamDate(ctx.now) }
  const missed = figures.filter((one) => one.met === false)
  return page(
    c,
    { title: t.leadTitle, breadcrumbs: [{ href: '/so-lieu', label: t.menu }], desk: true },
    <div class="landscape">
      <Heading level={1}>{t.leadTitle}</Heading>
      <Text lead>
        {unit.name}, {formatDate(span.from)} – {formatDate(span.to)}
      </Text>
      <TileList>
        <NumberTile
          label={t.missed}
          value={String(missed.length)}
          late={missed.length > 0}
          note={missed.map((one) => one.indicator.name).join('; ')}
        />
        <NumberTile label={t.drafts} value={String(led.drafts)} href="/so-lieu/ke-khai" />
        <NumberTile label={t.questioned} value={String(led.questioned)} href="/so-lieu/ke-khai" late={led.questioned > 0} />
      </TileList>
      {await partsOf(c, 'figures.lead', {})}
      <Table
        caption={t.computedTitle}
        columns={[
          { key: 'indicator', label: t.indicator, rowHeader: true },
          { key: 'now', label: periodWords(key), numeric: true },
          { key: 'before', label: periodWords(led.beforeKey), numeric: true },
          { key: 'change', label: t.change },
          { key: 'yearAgo', label: periodWords(led.yearAgoKey), numeric: true },
          { key: 'target', label: t.target },
        ]}
        rows={figures.map((one) => ({
          indicator: ctx.locale === 'en' ? one.indicator.name_en : one.indicator.name,
          now: <a href={hrefOf(asked, `/${one.indicator.code}`)}>{computedWords(one.now, one.indicator, t)}</a>,
          before: computedWords(one.before, one.indicator, t),
          change: changeOf(one, t),
          yearAgo: computedWords(one.yearAgo, one.indicator, t),
          target: one.target ? <TargetWords target={one.target} met={one.met} unit={one.indicator.unit} t={t} /> : '',
        }))}
      />
      <Form action="/so-lieu/dieu-hanh" method="get" inline>
        <TextField name="ky" label={t.period} hint={t.periodHint} value={key} short />
        <Button kind="secondary">{t.show}</Button>
      </Form>
    </div>,
  )
}

const isMeasured = (value: ComputedValue): boolean => value.value !== null && value.numerator + (value.denominator ?? 0) > 0

/** Up or down in the indicator's own unit; percentages differ by points. Whether that is good is said in a word where a direction is known. */
function changeOf({ indicator, now, before }: LedFigure, t: T) {
  if (!isMeasured(now) || !isMeasured(before)) return ''
  const difference = roundHalfUp(now.value! - before.value!, indicator.decimals)
  if (difference === 0) return t.unchanged
  const words = t.changed(difference, indicator.unit === '%' ? t.points : indicator.unit)
  if (indicator.direction === null) return words
  const better = difference > 0 === (indicator.direction === 'higher')
  return (
    <>
      {words} <Tag kind={better ? 'good' : 'waiting'}>{better ? t.better : t.worse}</Tag>
    </>
  )
}
