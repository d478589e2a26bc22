import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDate, formatNumber, vietnamDate } from '#platform/time'
import { BarChart, LineChart, SmallMultiples, TileMap } from '#ui/charts'
import { Details } from '#ui/details'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Heading, Text } from '#ui/typography'
import { meets } from '../check-figure.ts'
import { getIndicatorStory } from '../indicator-story.ts'
import { text } from '../messages.ts'
import { breakdownsOf } from '../split-value.ts'
import type { FigureQuery } from '../unit-figures.ts'
import { computedWords, hrefOf, periodWords } from './figure-words.ts'
import { PeriodForm } from './period-form.tsx'
import { TargetWords } from './unit-page.tsx'

/** One indicator of a unit: its fraction, how it went, and how the units below stand. */
export async function IndicatorPage(c: Context<Env>, query: FigureQuery & { code: string }): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const story = await getIndicatorStory(ctx, query)
  const { unit, indicator, value, target, series, below, span } = story
  const splits = breakdownsOf(ctx, indicator)
  const name = ctx.locale === 'en' ? indicator.name_en : indicator.name
  const proofOf = (side: 'tu-so' | 'mau-so') => hrefOf(story, `/${indicator.code}/minh-chung`, { phan: side })
  const measured = below.filter((one) => one.value.value !== null && one.value.numerator + (one.value.denominator ?? 0) > 0)
  const format = (number: number) => `${number.toLocaleString('vi-VN')}${indicator.unit === '%' ? ' %' : ''}`
  return page(
    c,
    {
      title: `${name} – ${unit.name}`,
      breadcrumbs: [
        { href: '/so-lieu', label: t.menu },
        { href: hrefOf(story), label: unit.name },
      ],
    },
    <>
      <Heading level={1}>{name}</Heading>
      <Text lead>
        {unit.name}, {formatDate(span.from)} – {formatDate(span.to)}
      </Text>
      {story.on === vietnamDate(ctx.now) ? null : <Text>{t.onMapOf(formatDate(story.on))}</Text>}
      <SummaryList
        rows={[
          { key: t.value, value: <strong>{computedWords(value, indicator, t)}</strong> },
          { key: t.numerator, value: <a href={proofOf('tu-so')}>{formatNumber(value.numerator)}</a> },
          ...(value.denominator === null
            ? []
            : [{ key: t.denominator, value: <a href={proofOf('mau-so')}>{formatNumber(value.denominator)}</a> }]),
          ...(target
            ? [
                {
                  key: t.target,
                  value: (
                    <TargetWords
                      target={target}
                      met={value.value === null ? undefined : meets(value.value, target.op, target.value)}
                      unit={indicator.unit}
                      t={t}
                    />
                  ),
                },
              ]
            : []),
          { key: t.origin, value: <a href={`/so-lieu/chi-tieu/${indicator.code}`}>{t.origins.computed}</a> },
          { key: t.source, value: <span lang="vi">{indicator.source}</span> },
        ]}
      />
      {splits.length > 0 ? (
        <p>
          {t.splitBy}:{' '}
          {splits.map(({ key, label }) => (
            <>
              <a key={key} href={hrefOf(story, `/${indicator.code}/chia`, { theo: key })}>
                {label(ctx.locale)}
              </a>{' '}
            </>
          ))}
        </p>
      ) : null}
      {value.range ? (
        <Notice kind="warning">
          {t.inexact(computedWords(value.range.least, indicator, t), computedWords(value.range.most, indicator, t))}
        </Notice>
      ) : null}
      <LineChart
        title={t.trend(name)}
        labelHeading={t.period}
        labels={series.map((one) => periodWords(one.key))}
        series={[{ name, values: series.map((one) => one.value.value) }]}
        format={format}
        target={target?.value}
      />
      {measured.length > 1 ? (
        <TileMap
          title={t.tileMap(name)}
          labelHeading={t.unit}
          valueHeading={t.value}
          format={format}
          tiles={below.map((one) => ({
            label: one.unit.name,
            value: measured.includes(one) ? one.value.value : null,
            href: hrefOf({ ...story, unit: one.unit }, `/${indicator.code}`),
          }))}
        />
      ) : null}
      {measured.length > 0 ? (
        <BarChart
          title={t.ranking(name)}
          labelHeading={t.unit}
          valueHeading={t.value}
          format={format}
          target={target?.value}
          bars={measured
            .map((one) => ({
              label: one.unit.name,
              value: one.value.value!,
              href: hrefOf({ ...story, unit: one.unit }, `/${indicator.code}`),
            }))
            .sort((a, b) => b.value - a.value)}
        />
      ) : null}
      {measured.length > 1 ? (
        <SmallMultiples
          title={t.multiples(name)}
          labelHeading={t.unit}
          periods={series.map((one) => periodWords(one.key))}
          format={format}
          multiples={measured.map((one) => ({
            label: one.unit.name,
            values: one.series.map((value) => value.value),
            href: hrefOf({ ...story, unit: one.unit }, `/${indicator.code}`),
          }))}
        />
      ) : null}
      <Details summary={t.period}>
        <PeriodForm asked={story} action={`/so-lieu/don-vi/${unit.id}/${indicator.code}`} today={vietnamDate(ctx.now)} t={t} />
      </Details>
    </>,
  )
}
