import type { Context } from 'hono'
import { unitNames } from '#foundation/units'
import { type Env, page } from '#platform/pages'
import { SHEET_KINDS } from '#platform/sheets'
import { formatDate, vietnamDate } from '#platform/time'
import { NumberTile, TileList } from '#ui/card'
import { Details } from '#ui/details'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { PILLARS, type TargetTable } from '../tables.ts'
import { type DeclaredFigure, type FigureQuery, getUnitFigures } from '../unit-figures.ts'
import { computedWords, figureWords, fractionWords, hrefOf, periodWords, withUnit } from './figure-words.ts'
import { PeriodForm } from './period-form.tsx'

type T = ReturnType<typeof text>

/** Every figure of a unit, each a link to its proof. */
export async function UnitPage(c: Context<Env>, query: FigureQuery): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const found = await getUnitFigures(ctx, query)
  const { unit, span, computed, declared } = found
  const others = declared.flatMap(({ figure }) => (figure.unit_id === unit.id ? [] : [figure.unit_id]))
  const names = await unitNames(ctx, others)
  const ranged = computed.find(({ value }) => value.range)
  return page(
    c,
    { title: `${unit.name} – ${t.title}`, breadcrumbs: [{ href: '/so-lieu', label: t.menu }] },
    <>
      <Heading level={1}>{unit.name}</Heading>
      <Text lead>{t.lead}</Text>
      {found.on === vietnamDate(ctx.now) ? null : <Text>{t.onMapOf(formatDate(found.on))}</Text>}
      <Heading level={2}>{t.computedTitle}</Heading>
      <Text>
        {t.computedLead} {formatDate(span.from)} – {formatDate(span.to)}.
      </Text>
      {ranged?.value.range ? (
        <Notice kind="warning">
          {t.inexact(
            computedWords(ranged.value.range.least, ranged.indicator, t),
            computedWords(ranged.value.range.most, ranged.indicator, t),
          )}
        </Notice>
      ) : null}
      <TileList>
        {computed.map(({ indicator, value, target, met }) => (
          <NumberTile
            key={indicator.code}
            label={ctx.locale === 'en' ? indicator.name_en : indicator.name}
            value={computedWords(value, indicator, t)}
            href={hrefOf(found, `/${indicator.code}`)}
            note={[fractionWords(value), target ? `${t.target} ${target.op} ${withUnit(target.value, indicator)}` : '']
              .filter(Boolean)
              .join(' · ')}
            late={met === false}
          />
        ))}
      </TileList>
      <Details summary={t.period}>
        <PeriodForm asked={found} action={`/so-lieu/don-vi/${unit.id}`} today={vietnamDate(ctx.now)} t={t} />
      </Details>
      <p>
        {SHEET_KINDS.map((kind) => (
          <>
            <a key={kind} href={hrefOf(found, `/bang.${kind}`)}>
              {t.download(kind)}
            </a>{' '}
          </>
        ))}
        <a
          href={`/api/units/${unit.id}/figures?${new URLSearchParams({ period: found.key, calendar: found.calendar, on: found.on })}`}
        >
          {t.download('json')}
        </a>
      </p>
      <Heading level={2}>{t.declaredTitle}</Heading>
      {declared.length === 0 ? <Text>{t.noDeclared}</Text> : null}
      {PILLARS.map((pillar) => {
        const rows = declared.filter((one) => one.indicator.pillar === pillar)
        return rows.length === 0 ? null : (
          <Table
            key={pillar}
            caption={t.pillars[pillar]}
            columns={[
              { key: 'indicator', label: t.indicator, rowHeader: true },
              { key: 'value', label: t.value },
              { key: 'fraction', label: t.fraction },
              { key: 'target', label: t.target },
              { key: 'period', label: t.period },
            ]}
            rows={rows.map((one) => rowOf(one, ctx.locale === 'en', names.get(one.figure.unit_id)?.name, t))}
          />
        )
      })}
    </>,
  )
}

function rowOf({ indicator, figure, target, met }: DeclaredFigure, english: boolean, former: string | undefined, t: T) {
  const href = `/so-lieu/so/${figure.agency_id}/${figure.id}`
  return {
    indicator: (
      <>
        <span lang={english ? undefined : 'vi'}>{english ? indicator.name_en : indicator.name}</span>
        {figure.place ? ` – ${figure.place}` : ''}
        {former ? <span class="small"> ({t.saidOf(former)})</span> : null}
      </>
    ),
    value: <a href={href}>{figureWords(figure, indicator, t)}</a>,
    fraction: fractionWords(figure),
    target: target ? <TargetWords target={target} met={met} unit={indicator.unit} t={t} /> : '',
    period: periodWords(figure.period),
  }
}

export const TargetWords = ({ target, met, unit, t }: { target: TargetTable; met: boolean | undefined; unit: string; t: T }) => (
  <>
    {target.op} {withUnit(target.value, { unit })}
    {target.period_to ? ` (${target.period_to.slice(0, 4)})` : ''}{' '}
    {met === undefined ? null : <Tag kind={met ? 'good' : 'waiting'}>{met ? t.met : t.notMet}</Tag>}
  </>
)
