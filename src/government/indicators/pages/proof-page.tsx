import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDate, formatNumber } from '#platform/time'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { proveValue, type Side } from '../prove-value.ts'
import type { FigureQuery } from '../unit-figures.ts'
import { hrefOf } from './figure-words.ts'

/** What a number is made of: the agencies that add up to it, and the records for those who may see them. */
export async function ProofPage(
  c: Context<Env>,
  query: FigureQuery & { code: string; side: Side; after: string | undefined },
): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const proof = await proveValue(ctx, query)
  const { indicator, unit, span, measures, byAgency, total, records } = proof
  const name = ctx.locale === 'en' ? indicator.name_en : indicator.name
  const path = `/${indicator.code}/minh-chung`
  const phan = proof.side === 'numerator' ? 'tu-so' : 'mau-so'
  return page(
    c,
    {
      title: t.proofOf(name),
      breadcrumbs: [
        { href: '/so-lieu', label: t.menu },
        { href: hrefOf(proof), label: unit.name },
        { href: hrefOf(proof, `/${indicator.code}`), label: name },
      ],
    },
    <>
      <Heading level={1}>{t.proofOf(name)}</Heading>
      <Text lead>{t.proofLead(measures.map((one) => one.label).join(' + '), formatDate(span.from), formatDate(span.to))}</Text>
      <Table
        caption={t.byAgency}
        columns={[
          { key: 'agency', label: t.agency, rowHeader: true },
          { key: 'quantity', label: t.quantity, numeric: true },
        ]}
        rows={[
          ...byAgency.map((one) => ({ agency: one.name, quantity: `${one.unsure ? '≤ ' : ''}${formatNumber(one.quantity)}` })),
          { agency: <strong>{t.total}</strong>, quantity: <strong>{formatNumber(total)}</strong> },
        ]}
        narrow
      />
      <Heading level={2}>{t.records}</Heading>
      {records && records.items.length > 0 ? (
        <Table
          caption={t.records}
          hideCaption
          columns={[
            { key: 'day', label: t.day },
            { key: 'record', label: t.record },
          ]}
          rows={records.items.map((one) => ({ day: formatDate(one.day), record: <a href={one.href}>{one.label}</a> }))}
        />
      ) : (
        <Text>{records ? t.noRecords : t.recordsForOfficers}</Text>
      )}
      {records?.next ? <Pagination next={hrefOf(proof, path, { phan, after: records.next })} /> : null}
    </>,
  )
}
