import { page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Timeline } from '#ui/timeline'
import { Heading, Text } from '#ui/typography'
import { getReport, type ReportView } from '../get-report.ts'
import { lineHref } from '../linked-figures.ts'
import { text } from '../messages.ts'
import { mayEnterReport } from '../permissions.ts'
import { isOpen } from '../report-status.ts'
import type { Paragraph, Piece } from '../write-body.ts'
import { type C, keyOf } from './report-routes.tsx'
import { ReportSteps } from './report-steps.tsx'
import { isLate, StatusTag } from './status-tag.tsx'

type T = ReturnType<typeof text>

/** A report as it reads, with every number leading to its proof, what was found, and what may be done with it. */
export async function ReportPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const view = await getReport(ctx, keyOf(c))
  const { report, kind } = view
  const title = t.periodTitle(ctx.locale === 'en' ? kind.nameEn : kind.name, t.periodWords(report.period))
  const wrong = Object.keys(errors).length > 0
  const writes = isOpen(report.status) && mayEnterReport(ctx.actor, report)
  return page(
    c,
    { title, breadcrumbs: [{ href: '/bao-cao', label: t.menu }], desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Text lead>
        {view.agencyName}
        {report.scope === 'aggregate' ? ` · ${t.aggregateOf}` : ''}
        {report.version > 1 ? ` · ${t.correctionOf(report.version - 1)}` : ''}
      </Text>
      {report.status === 'returned' ? (
        <Notice kind="warning" title={t.returnedBecause}>
          {report.return_reason}
        </Notice>
      ) : null}
      <SummaryList rows={summaryOf(view, ctx.now, t)} />
      {writes ? (
        <ButtonGroup>
          <ButtonLink href={`/bao-cao/${report.agency_id}/${report.id}/nhap`}>{t.enter}</ButtonLink>
        </ButtonGroup>
      ) : null}
      {view.withheld ? (
        <Notice kind="info">{t.withheld}</Notice>
      ) : (
        <>
          <LineTable view={view} english={ctx.locale === 'en'} t={t} />
          <Heading level={2}>{t.body}</Heading>
          <section lang="vi">{written(view.paragraphs)}</section>
          <Findings view={view} t={t} />
        </>
      )}
      <ReportSteps c={c} view={view} errors={errors} />
      <Versions view={view} t={t} />
      <Heading level={2}>{t.history}</Heading>
      <Timeline
        items={view.events.map((event) => ({
          title: t.events[event.what] ?? event.what,
          when: formatDateTime(event.at),
          who: event.by_name,
          children: event.note ? <p>{event.note}</p> : null,
        }))}
      />
    </>,
  )
}

function summaryOf({ report, receiverName }: ReportView, now: Date, t: T) {
  const late = report.scope === 'own' && isLate(report, now)
  return [
    { key: t.state, value: <StatusTag status={report.status} late={late} sent={report.sent_at !== null} t={t} /> },
    { key: t.due, value: formatDateTime(report.due_at) },
    ...(receiverName ? [{ key: t.receiver, value: receiverName }] : []),
    ...(report.number ? [{ key: t.numberTitle, value: report.number }] : []),
    ...(report.entered_by_name ? [{ key: t.enteredBy, value: report.entered_by_name }] : []),
    ...(report.signed_at ? [{ key: t.signedBy, value: `${report.signed_by_name}, ${formatDateTime(report.signed_at)}` }] : []),
    ...(report.correction_reason ? [{ key: t.correct, value: report.correction_reason }] : []),
    ...(report.exchange_state
      ? [
          {
            key: t.exchange,
            value: [t.exchanges[report.exchange_state], report.exchange_receipt, report.exchange_note]
              .filter(Boolean)
              .join(' · '),
          },
        ]
      : []),
    ...(report.missing.length > 0 ? [{ key: t.missingTitle, value: report.missing.map((one) => one.name).join('; ') }] : []),
  ]
}

function LineTable({ view, english, t }: { view: ReportView; english: boolean; t: T }) {
  const { report } = view
  const here = `/bao-cao/${report.agency_id}/${report.id}`
  return (
    <>
      <Table
        caption={t.lines}
        columns={[
          { key: 'label', label: t.line, rowHeader: true },
          { key: 'value', label: t.value, numeric: true },
          { key: 'origin', label: t.origin },
        ]}
        rows={view.shown.map(({ line, value, origin, numerator, denominator }) => ({
          label: english ? line.labelEn : line.label,
          value: (
            <>
              <a href={lineHref(report, line.code)}>{t.numberWords(value, line.unit)}</a> {t.fraction(numerator, denominator)}
            </>
          ),
          origin: t.origins[origin],
        }))}
      />
      <ButtonGroup>
        {report.signed_at && report.status !== 'ready' ? (
          <ButtonLink kind="secondary" href={`${here}/bao-cao.pdf`}>
            {t.pdf}
          </ButtonLink>
        ) : null}
        {(['csv', 'xlsx'] as const).map((kind) => (
          <ButtonLink key={kind} kind="secondary" href={`${here}/bang.${kind}`}>
            {t.download(kind)}
          </ButtonLink>
        ))}
      </ButtonGroup>
    </>
  )
}

const pieces = (found: readonly Piece[]) =>
  found.map((piece, i) =>
    piece.figure ? (
      <a key={i} href={piece.figure.href} title={`${piece.figure.name}, ${piece.figure.period}`}>
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  )

const written = (paragraphs: readonly Paragraph[]) =>
  paragraphs.map((one, i) =>
    one.kind === 'heading' ? (
      <h3 key={i}>{pieces(one.pieces)}</h3>
    ) : (
      <p key={i}>
        {one.kind === 'item' ? '– ' : ''}
        {pieces(one.pieces)}
      </p>
    ),
  )

function Findings({ view: { report }, t }: { view: ReportView; t: T }) {
  if (report.findings.length === 0) return report.revision > 0 ? <Text>{t.noFindings}</Text> : null
  return (
    <Notice kind="warning" title={t.findings}>
      <ul>
        {report.findings.map((one, i) => (
          <li key={i} lang="vi">
            {one.message}
          </li>
        ))}
      </ul>
      {report.explanation ? (
        <p>
          <strong>{t.explanation}:</strong> {report.explanation}
        </p>
      ) : null}
    </Notice>
  )
}

function Versions({ view, t }: { view: ReportView; t: T }) {
  if (view.versions.length < 2) return null
  return (
    <Table
      caption={t.versions}
      columns={[
        { key: 'version', label: t.versions, rowHeader: true },
        { key: 'state', label: t.state },
      ]}
      rows={view.versions.map((one) => ({
        version: <a href={`/bao-cao/${view.report.agency_id}/${one.id}`}>{t.versionNo(one.version)}</a>,
        state: t.statuses[one.status],
      }))}
    />
  )
}
