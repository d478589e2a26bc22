import type { Cell } from '#government/dossiers'
import { formatDate } from '#platform/time'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import type { Quality } from '../assess-quality.ts'
import type { text } from '../messages.ts'
import { INDICES, type Index, type IndexNumber } from '../nine-indices.ts'
import { CellLink } from './cell-link.tsx'
import type { ReportQuery } from './report-query.ts'

type T = ReturnType<typeof text>
interface Props {
  quality: Quality
  query: ReportQuery
  t: T
}

const TIMES = ['decidedEarly', 'decidedOnTime', 'decidedLate'] as const
/** What each index is computed from; every number opens its list. */
const CELLS_OF: Partial<Record<IndexNumber, readonly Cell[]>> = {
  1: TIMES,
  2: TIMES,
  3: ['decidedNotAsked', 'decidedAskedOnce', 'decidedAskedMore'],
  4: ['decidedFromAfar', 'decided'],
  5: ['decidedOnTheSpot'],
  7: TIMES,
  9: ['receivedOnline', 'receivedInPeriod', 'onlineLate'],
}
const DECLARED_OF: Partial<Record<IndexNumber, readonly string[]>> = {
  5: ['receivedAtOneStop'],
  6: ['posted', 'postedOnline'],
  8: ['petitions'],
}

const decimal = (n: Index, t: T) => (n === undefined ? t.noFigure : n.toLocaleString('vi-VN', { minimumFractionDigits: 1 }))
const longName = (cell: Cell, t: T) => (cell in t.outcome ? t.outcome[cell as keyof typeof t.outcome] : t.cell[cell])

export function NineIndices({ quality, query, t }: Props) {
  const { agency, scope } = quality
  const all = scope.agency.indices.length
  const known = scope.agency.indices.filter((index) => agency.scores[index as IndexNumber] !== undefined).length
  return (
    <>
      <Heading level={2}>{t.nineTitle}</Heading>
      <Table
        caption={t.nineTitle}
        hideCaption
        columns={[
          { key: 'name', label: t.name, rowHeader: true },
          { key: 'score', label: t.score, numeric: true },
          { key: 'basis', label: t.basis },
        ]}
        rows={INDICES.map((index) => ({
          name: `${index}. ${t.index[index]}`,
          score: decimal(agency.scores[index], t),
          basis: <Basis index={index} quality={quality} query={query} t={t} />,
        }))}
        foot={{
          name: t.sumScore,
          score: t.outOf(decimal(agency.score, t), String(scope.agency.indices.length * 2)),
          basis: `${t.className}: ${agency.band ?? t.noFigure}${known < all ? ` (${t.provisional(known, all)})` : ''}`,
        }}
      />
    </>
  )
}

function Basis({ index, quality, query, t }: Props & { index: IndexNumber }) {
  return (
    <>
      {(CELLS_OF[index] ?? []).map((cell) => (
        <div key={cell}>
          {longName(cell, t)}: <CellLink cell={cell} counts={quality.agency.counts} query={query} name={t.index[index]!} t={t} />
        </div>
      ))}
      {(DECLARED_OF[index] ?? []).map((measure) => {
        const found = quality.declared.find((one) => one.measure === measure)
        const share = found && `${found.numerator}/${found.denominator}`
        return (
          <div key={measure}>
            {t.measure[measure]}:{' '}
            {found ? t.declaredBy(share!, found.declared_by_name, formatDate(found.declared_at)) : t.notDeclared}
          </div>
        )
      })}
    </>
  )
}

export function OfficerIndices({ quality, query, t }: Props) {
  const { officers, scope } = quality
  const shown = [1, 2, 3, 4, 6, 7] as const
  return (
    <>
      <Heading level={2}>{t.officersTitle}</Heading>
      <Text>
        {t.officersLead(scope.officer.indices.join(', '))}{' '}
        {scope.officer.verified ? null : <Tag kind="waiting">{t.notVerified}</Tag>}
      </Text>
      {officers.length === 0 ? (
        <Text>{t.noOfficers}</Text>
      ) : (
        <Table
          caption={t.officersTitle}
          hideCaption
          columns={[
            { key: 'name', label: t.by.officer, rowHeader: true },
            { key: 'decided', label: t.cell.decided, numeric: true },
            ...shown.map((index) => ({ key: String(index), label: t.indexShort(index), numeric: true })),
            { key: 'score', label: t.sumScore, numeric: true },
            { key: 'band', label: t.className },
          ]}
          rows={officers.map(({ key, name, counts, scores, score, band }) => ({
            name: name || t.noOfficer,
            decided: (
              <CellLink cell="decided" counts={counts} query={{ ...query, by: 'officer' }} value={key} name={name} t={t} />
            ),
            ...Object.fromEntries(shown.map((index) => [String(index), decimal(scores[index], t)])),
            score: decimal(score, t),
            band: band ?? t.noFigure,
          }))}
        />
      )}
    </>
  )
}
