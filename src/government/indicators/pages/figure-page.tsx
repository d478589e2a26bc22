import type { Context } from 'hono'
import { agencyNames } from '#foundation/organizations'
import { unitNames } from '#foundation/units'
import { type Env, page } from '#platform/pages'
import { formatDate, formatDateTime, vietnamDate } from '#platform/time'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { type Figure, findWithdrawal, getFigure, versionsOf } from '../list-figures.ts'
import { getIndicator, type Indicator } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { figureWords, fractionWords, periodWords } from './figure-words.ts'

/** The proof of a declared figure: who says it, on what ground, who signed, and what it was before. */
export async function FigurePage(c: Context<Env>, key: { agencyId: string; id: string }): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const figure = await getFigure(ctx, key)
  const [indicator, versions, agencies, units, withdrawal] = await Promise.all([
    getIndicator(ctx, figure.indicator_code, vietnamDate(ctx.now)),
    versionsOf(ctx, figure),
    agencyNames(ctx, [figure.agency_id], vietnamDate(figure.entered_at)),
    unitNames(ctx, [figure.unit_id]),
    findWithdrawal(ctx, figure),
  ])
  const name = ctx.locale === 'en' ? indicator.name_en : indicator.name
  const place = [figure.place, units.get(figure.unit_id)?.name].filter(Boolean).join(', ')
  return page(
    c,
    {
      title: t.proofOf(name),
      breadcrumbs: [
        { href: '/so-lieu', label: t.menu },
        { href: `/so-lieu/don-vi/${figure.unit_id}?ngay=2025-06-30`, label: units.get(figure.unit_id)?.name ?? '' },
      ],
    },
    <>
      <Heading level={1}>{name}</Heading>
      <Text lead>{place}</Text>
      {withdrawal ? <Notice kind="warning">{t.imports.withdrawnWhy(formatDate(withdrawal.at), withdrawal.reason)}</Notice> : null}
      <FigureSummary figure={figure} indicator={indicator} agency={agencies.get(figure.agency_id) ?? ''} t={t} />
      {figure.findings.length > 0 ? <FindingsNotice figure={figure} indicator={indicator} t={t} /> : null}
      {versions.length > 1 ? (
        <Table
          caption={t.versions}
          columns={[
            { key: 'version', label: t.versions, rowHeader: true },
            { key: 'value', label: t.value },
            { key: 'signed', label: t.signedBy },
            { key: 'state', label: t.origin },
          ]}
          rows={versions.map((one) => ({
            version: <a href={`/so-lieu/so/${one.agency_id}/${one.id}`}>{t.version(one.version)}</a>,
            value: figureWords(one, indicator, t),
            signed: `${one.signed_by_name}, ${one.signed_at ? formatDateTime(one.signed_at) : ''}`,
            state: one.status === 'published' ? t.inForce : one.status === 'withdrawn' ? t.imports.withdrawn : t.replaced,
          }))}
        />
      ) : null}
    </>,
  )
}

type T = ReturnType<typeof text>

export function FigureSummary({ figure, indicator, agency, t }: { figure: Figure; indicator: Indicator; agency: string; t: T }) {
  const file = figure.proof_sha256 ? (
    <a href={`/so-lieu/so/${figure.agency_id}/${figure.id}/tep`}>{figure.proof_name}</a>
  ) : (
    t.noProofFile
  )
  return (
    <SummaryList
      rows={[
        { key: t.value, value: <strong>{figureWords(figure, indicator, t)}</strong> },
        ...(figure.numerator === null ? [] : [{ key: t.fraction, value: fractionWords(figure) }]),
        ...(figure.as_printed ? [{ key: t.asPrinted, value: <span lang="vi">{figure.as_printed}</span> }] : []),
        ...(figure.period ? [{ key: t.period, value: periodWords(figure.period) }] : []),
        {
          key: t.origin,
          value:
            figure.import_row === null ? t.origins[figure.origin] : t.imports.cameBy(figure.proof_name ?? '', figure.import_row),
        },
        { key: t.agency, value: agency },
        ...(figure.said_by ? [{ key: t.saidBy, value: figure.said_by }] : []),
        ...(figure.note ? [{ key: t.note, value: figure.note }] : []),
        { key: t.proofFile, value: file },
        { key: t.enteredBy, value: figure.entered_by_name },
        ...(figure.signed_at
          ? [{ key: t.signedBy, value: `${figure.signed_by_name}, ${formatDateTime(figure.signed_at)}` }]
          : []),
      ]}
    />
  )
}

/** What does not agree, and what its signer says to it. */
export const FindingsNotice = ({ figure, indicator, t }: { figure: Figure; indicator: Indicator; t: T }) => (
  <Notice kind="warning" title={t.findings}>
    <ul>
      {figure.findings.map((one) => (
        <li key={one.rule}>{t.finding(one, indicator.unit)}</li>
      ))}
    </ul>
    {figure.explanation ? (
      <p>
        <strong>{t.explanation}:</strong> {figure.explanation}
      </p>
    ) : null}
  </Notice>
)
