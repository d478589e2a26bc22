import { page } from '#platform/pages'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { proveLine } from '../prove-line.ts'
import { type C, keyOf } from './report-routes.tsx'

/** What one number of a report is made of. */
export async function LinePage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { view, line, parts, sides, book } = await proveLine(ctx, keyOf(c), c.req.param('line') ?? '')

  const { report } = view
  const here = `/bao-cao/${report.agency_id}/${report.id}`
  const label = ctx.locale === 'en' ? line.line.labelEn : line.line.label
  return page(
    c,
    {
      title: label,
      desk: true,
      breadcrumbs: [
        { href: '/bao-cao', label: t.menu },
        { href: here, label: t.periodTitle(view.kind.name, t.periodWords(report.period)) },
      ],
    },
    <>
      <Heading level={1}>{label}</Heading>
      <Text lead>
        {view.agencyName}, {t.periodWords(report.period)}: <strong>{t.numberWords(line.value, line.line.unit)}</strong>{' '}
        {t.fraction(line.numerator, line.denominator)}
      </Text>
      {line.origin === 'entered' ? <Text>{t.lineEntered(report.entered_by_name)}</Text> : null}
      {line.origin === 'computed' ? <Text>{t.lineComputed}</Text> : null}
      {sides.length > 0 ? (
        <>
          <Text>{t.lineDerived}</Text>
          <Table
            caption={t.fraction(line.numerator, line.denominator)}
            hideCaption
            columns={[
              { key: 'line', label: t.line, rowHeader: true },
              { key: 'value', label: t.value, numeric: true },
            ]}
            rows={sides.map((side) => ({
              line: <a href={`${here}/dong/${side.line.code}`}>{ctx.locale === 'en' ? side.line.labelEn : side.line.label}</a>,
              value: t.numberWords(side.value, side.line.unit),
            }))}
          />
        </>
      ) : null}
      {book ? (
        <p>
          {t.countedNow(t.numberWords(book.value, book.unit))} <a href={book.href}>{t.openProof}</a>
        </p>
      ) : null}
      {parts.length > 0 ? (
        <>
          <Text>{t.lineProofLead}</Text>
          <Table
            caption={label}
            hideCaption
            columns={[
              { key: 'agency', label: t.agency, rowHeader: true },
              { key: 'value', label: t.value, numeric: true },
            ]}
            rows={parts.map((part) => ({
              agency: <a href={`/bao-cao/${part.agencyId}/${part.id}/dong/${line.line.code}`}>{part.name}</a>,
              value: t.plainNumber(part.value),
            }))}
            foot={{ agency: t.total, value: t.plainNumber(line.value) }}
          />
        </>
      ) : null}
    </>,
  )
}
