import type { ComponentChildren } from 'preact'
import { isCell } from '#government/dossiers'
import { formatDate, formatNumber } from '#platform/time'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import type { Quality } from '../assess-quality.ts'
import type { text } from '../messages.ts'
import type { Component } from '../score-indicators.ts'
import { CellLink } from './cell-link.tsx'
import type { ReportQuery } from './report-query.ts'

interface Props {
  quality: Quality
  query: ReportQuery
  t: ReturnType<typeof text>
}

const points = (n: number) => n.toLocaleString('vi-VN', { maximumFractionDigits: 2 })
const percent = (n: number) => `${n.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} %`

/** The groups of QĐ 766/QĐ-TTg with their components; what is declared or not verified says so. */
export function Qd766({ quality, query, t }: Props) {
  const { groups, points: all } = quality
  const parts = groups.flatMap((group) => group.components)
  const known = parts.filter((part) => part.actual).length
  return (
    <>
      <Heading level={2}>{t.qd766Title}</Heading>
      <Text>{t.qd766Lead}</Text>
      {groups.map((group) => (
        <Table
          key={group.code}
          caption={t.group766(group.name, points(group.score), points(group.max))}
          columns={[
            { key: 'name', label: t.component, rowHeader: true },
            { key: 'actual', label: t.actual },
            { key: 'target', label: t.target, numeric: true },
            { key: 'score', label: t.score, numeric: true },
            { key: 'verified', label: t.checked },
          ]}
          rows={group.components.map((one) => ({
            name: one.name,
            actual: <Actual component={one} quality={quality} query={query} t={t} />,
            target: percent(one.target * 100),
            score: t.outOf(one.score === undefined ? t.none : points(one.score), points(one.max_score)),
            verified: <Tag kind={one.verified ? 'good' : 'waiting'}>{one.verified ? t.verified : t.notVerified}</Tag>,
          }))}
        />
      ))}
      <Text lead>
        {t.sumScore}: {t.outOf(points(all.score), points(all.max))}. {t.className}: {all.band ?? t.noFigure}
        {known < parts.length ? ` (${t.provisional(known, parts.length)})` : ''}{' '}
        {all.verified ? null : <Tag kind="waiting">{t.notVerified}</Tag>}
      </Text>
    </>
  )
}

function Actual({ component, quality, query, t }: Props & { component: Component }) {
  const { actual, numerator, denominator, isDeclared, name } = component
  if (!actual) return <>{isDeclared ? t.notDeclared : t.noFigure}</>
  const share = percent((actual.numerator * 100) / actual.denominator)
  const declared = quality.declared.find((one) => `declared:${one.measure}` === numerator)
  if (declared) {
    const said = t.declaredBy(
      `${actual.numerator}/${actual.denominator}`,
      declared.declared_by_name,
      formatDate(declared.declared_at),
    )
    return <>{`${share} (${said})`}</>
  }
  const number = (measure: string, n: number): ComponentChildren =>
    isCell(measure) ? <CellLink cell={measure} counts={quality.agency.counts} query={query} name={name} t={t} /> : formatNumber(n)
  return (
    <>
      {share} ({number(numerator, actual.numerator)} / {number(denominator, actual.denominator)})
    </>
  )
}
