import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDate, formatNumber } from '#platform/time'
import { BarChart } from '#ui/charts'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { splitValue } from '../split-value.ts'
import type { FigureQuery } from '../unit-figures.ts'
import { computedWords, hrefOf } from './figure-words.ts'

/** One figure told apart: by channel, by procedure. The parts add up to the figure. */
export async function SplitPage(c: Context<Env>, query: FigureQuery & { code: string; by: string }): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const split = await splitValue(ctx, query)
  const { unit, indicator, by, parts, span } = split
  const name = ctx.locale === 'en' ? indicator.name_en : indicator.name
  const title = t.splitTitle(name, by.label)
  const format = (number: number) => `${number.toLocaleString('vi-VN')}${indicator.unit === '%' ? ' %' : ''}`
  return page(
    c,
    {
      title: `${title} – ${unit.name}`,
      breadcrumbs: [
        { href: '/so-lieu', label: t.menu },
        { href: hrefOf(split), label: unit.name },
        { href: hrefOf(split, `/${indicator.code}`), label: name },
      ],
    },
    <>
      <Heading level={1}>{title}</Heading>
      <Text lead>
        {unit.name}, {formatDate(span.from)} – {formatDate(span.to)}
      </Text>
      {split.inexact ? <Notice kind="warning">{t.splitInexact}</Notice> : null}
      {parts.length === 0 ? <Text>{t.noValue}</Text> : null}
      {parts.length > 1 ? (
        <BarChart
          title={title}
          labelHeading={by.label}
          valueHeading={t.value}
          format={format}
          bars={parts.slice(0, 20).flatMap(({ label, value }) => (value.value === null ? [] : [{ label, value: value.value }]))}
        />
      ) : null}
      {parts.length > 0 ? (
        <Table
          caption={title}
          columns={[
            { key: 'label', label: by.label, rowHeader: true },
            { key: 'numerator', label: t.numerator, numeric: true },
            ...(indicator.denominator ? [{ key: 'denominator', label: t.denominator, numeric: true }] : []),
            { key: 'value', label: t.value, numeric: true },
          ]}
          rows={[
            ...parts.map(({ label, value }) => ({
              label: <span lang="vi">{label}</span>,
              numerator: formatNumber(value.numerator),
              denominator: formatNumber(value.denominator ?? 0),
              value: computedWords(value, indicator, t),
            })),
            {
              label: <strong>{t.total}</strong>,
              numerator: formatNumber(split.whole.numerator),
              denominator: formatNumber(split.whole.denominator ?? 0),
              value: <strong>{computedWords(split.whole, indicator, t)}</strong>,
            },
          ]}
        />
      ) : null}
    </>,
  )
}
