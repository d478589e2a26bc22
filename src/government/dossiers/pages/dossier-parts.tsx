import { type ProcedureVersion, reviewSections } from '#government/procedures'
import type { Locale } from '#platform/context'
import type { PageSubject } from '#platform/module'
import { formatDateTime, formatMoney } from '#platform/time'
import { SummaryList } from '#ui/summary-list'
import { Timeline } from '#ui/timeline'
import { Heading } from '#ui/typography'
import { toldStatus } from '../dossier-status.ts'
import type { DossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { isPaperKind } from '../paper-kinds.ts'
import { requestOf } from '../supplement-requests.ts'
import type { DossierTable, FeeDue } from '../tables.ts'
import { behalfText } from './on-behalf.tsx'

/** The parts that citizen and officer both see: answers, files, papers, what happened. */
export function AnswersPart({ version, view, locale }: { version: ProcedureVersion; view: DossierView; locale: Locale }) {
  return (
    <>
      {reviewSections(version, view.row.answers, locale).map((section) => (
        <section key={section.pageId} lang="vi">
          <Heading level={3}>{section.title}</Heading>
          <SummaryList rows={section.rows.map((row) => ({ key: row.label, value: row.value }))} />
        </section>
      ))}
    </>
  )
}

interface FilesProps {
  version: ProcedureVersion
  view: DossierView
  locale: Locale
  /** Names alone: whoever filed for another has their own copies, and what came from the owner's vault is not theirs to open. */
  closed?: boolean
}

export function FilesPart({ version, view, locale, closed }: FilesProps) {
  const t = text(locale)
  const nameOf = (code: string) => version.components.find((component) => component.code === code)?.name ?? code
  if (view.files.length === 0) return <p>{t.noFiles}</p>
  return (
    <ul class="files">
      {view.files.map((file) => (
        <li key={file.id}>
          <span>
            {closed ? file.name : <a href={`/ho-so/${view.row.code}/tep/${file.id}`}>{file.name}</a>}{' '}
            <span class="small">{nameOf(file.component_code)}</span>
            {file.paper_pages ? <span class="small"> · {t.paperPages(file.paper_pages)}</span> : null}
            {file.stage === 'supplement' ? <span class="small"> · {t.event.supply}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** @param desk officers print the control slip beside the papers of the citizen */
export function PapersPart({ view, locale, desk }: { view: DossierView; locale: Locale; desk?: boolean }) {
  const t = text(locale)
  const { row } = view
  const supplements = view.events.filter((event) => event.kind === 'requestSupplement').length
  const papers: [string, number][] = [
    ['confirmation', 1],
    ...(row.accepted_at && !row.on_the_spot ? [['receipt', 1] as [string, number]] : []),
    ...Array.from({ length: supplements }, (_, index): [string, number] => ['supplement', index + 1]),
    ...(row.status === 'refused' || (row.outcome === 'refused' && row.issued_at) ? [['refusal', 1] as [string, number]] : []),
    ...(row.apologized_at ? [['apology', 1] as [string, number]] : []),
    ...(row.status === 'stopped' ? [['stop', 1] as [string, number]] : []),
    ...(row.issued_at ? [['result', 1] as [string, number]] : []),
  ]
  return (
    <ul class="files">
      {papers.map(([kind, number]) => (
        <li key={`${kind}${number}`}>
          <a href={`/ho-so/${row.code}/giay/${kind}/${number}`}>
            {isPaperKind(kind) ? t.paper[kind] : kind}
            {supplements > 1 && kind === 'supplement' ? ` (${number})` : ''} (PDF)
          </a>
        </li>
      ))}
      {desk ? (
        <li>
          <a href={`/xu-ly/${row.code}/phieu-kiem-soat`}>{t.slip.print}</a>
        </li>
      ) : null}
    </ul>
  )
}

/** What a dossier's page is about, for the parts of higher modules. */
export const subjectOf = (row: DossierTable): PageSubject => ({
  agencyId: row.agency_id,
  dossierId: row.id,
  code: row.code,
  personId: row.person_id ?? '',
  status: toldStatus(row),
  procedureCode: row.procedure_code,
})

/** What is owed and what is paid, a line each. */
export function FeesText({ fees, locale }: { fees: FeeDue[]; locale: Locale }) {
  const t = text(locale)
  return (
    <>
      {fees.map((fee, index) => (
        <p key={`${fee.name}${index}`}>
          {fee.name}: {formatMoney(fee.amountVnd)}
          {fee.amountVnd > 0 ? ` – ${fee.paidAt ? t.paid : t.unpaid}` : ''}
        </p>
      ))}
    </>
  )
}

/** The newest first; a reason or an opinion stands with its event. */
export function EventsPart({ view, locale, showNames }: { view: DossierView; locale: Locale; showNames: boolean }) {
  const t = text(locale)
  return (
    <Timeline
      items={[...view.events].reverse().map((event) => ({
        title: t.event[event.kind as keyof typeof t.event] ?? event.kind,
        when: formatDateTime(event.at),
        who: showNames || event.kind === 'submit' ? event.actor_name : undefined,
        children: (
          <>
            {event.kind === 'submit' && behalfText(view.row, locale) ? <p>{behalfText(view.row, locale)}</p> : null}
            <EventText data={event.data} showNames={showNames} locale={locale} />
          </>
        ),
      }))}
    />
  )
}

function EventText({ data, showNames, locale }: { data: Record<string, unknown>; showNames: boolean; locale: Locale }) {
  const t = text(locale)
  const { items } = requestOf(data)
  const inside = showNames
    ? [data.opinion, data.receiptNumber, data.to, data.afterTheLawsDay ? t.afterTheLawsDay : '', collectorText(data.collector, t)]
    : []
  const said = [
    data.reason,
    data.note,
    data.atDesk ? t.atDesk : '',
    data.askedLate ? t.askedLate : '',
    answerByText(data.answerBy, t),
    ...inside,
  ].filter((part): part is string => typeof part === 'string' && part !== '')
  if (items.length === 0 && said.length === 0) return null
  return (
    <>
      {said.map((part) => (
        <p key={part}>{part}</p>
      ))}
      {items.map((item) => (
        <p key={item.label}>
          <strong>{item.label}</strong>: {item.reason}
        </p>
      ))}
    </>
  )
}

const answerByText = (at: unknown, t: ReturnType<typeof text>): string =>
  typeof at === 'string' ? t.answerBy(formatDateTime(new Date(at))) : ''

/** Who collected the result, and by what right. */
function collectorText(collector: unknown, t: ReturnType<typeof text>): string {
  if (typeof collector !== 'object' || collector === null) return ''
  const { by, shown, name, idNumber, mandate } = collector as Record<string, string>
  const who = by === 'proxy' ? [t.collectProxy, name, idNumber, mandate].filter(Boolean).join(', ') : t.collectOwner
  return `${who}. ${shown === 'identity' ? t.collectIdentity : t.collectReceipt}.`
}
