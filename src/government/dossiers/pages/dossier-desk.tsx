import type { ComponentChildren } from 'preact'
import type { WorkCalendar } from '#foundation/calendar'
import { MessagesPart, type SentMessage } from '#foundation/notifications'
import type { Ctx, Officer } from '#platform/context'
import { formatDateTime } from '#platform/time'
import { Deadline } from '#ui/deadline'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Heading } from '#ui/typography'
import { isRunning } from '../dossier-status.ts'
import type { DossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { isParty } from '../permissions.ts'
import type { ProcedureOfDossier } from '../procedure-of-dossier.ts'
import type { SupplementBy } from '../supplement-by.ts'
import { ClockPart } from './clock-part.tsx'
import { DeskActions } from './desk-actions.tsx'
import type { Retry } from './desk-routes.tsx'
import { AnswersPart, EventsPart, FeesText, FilesPart, PapersPart } from './dossier-parts.tsx'
import { partiesRows } from './on-behalf.tsx'
import { StatusTag } from './status-tag.tsx'

interface Props {
  ctx: Ctx
  officer: Officer
  view: DossierView
  procedure: ProcedureOfDossier
  agencyName: string
  retry: Retry | undefined
  /** Where it was filed by mandate: whether that stands. */
  mandate: ComponentChildren
  /** What higher modules add. */
  parts: ComponentChildren
  calendar: WorkCalendar
  messages: SentMessage[]
  askBy: SupplementBy | undefined
  /** To whom the present step may be assigned; empty where this officer may not. */
  officers: { id: string; name: string }[]
}

/** The desk: what the law allows next on top, then form, files and history side by side. */
export function DossierDesk({
  ctx,
  officer,
  view,
  procedure,
  agencyName,
  retry,
  mandate,
  parts,
  calendar,
  messages,
  askBy,
  officers,
}: Props) {
  const { row } = view
  const t = text(ctx)
  const step = procedure.stepAt(row.current_step)
  return (
    <>
      <Heading level={1}>{row.procedure_name}</Heading>
      <SummaryList
        rows={[
          { key: t.code, value: <span class="code">{row.code}</span> },
          ...(row.relation === 'self' ? [{ key: t.applicant, value: row.applicant_name }] : partiesRows(row, ctx.locale)),
          { key: t.statusLabel, value: <StatusTag status={row.status} locale={ctx.locale} /> },
          { key: t.agency, value: agencyName },
          { key: t.submittedAt, value: `${formatDateTime(row.submitted_at)} · ${t.channel[row.channel]}` },
          {
            key: t.due,
            value: row.due_at ? <Deadline dueAt={row.due_at} now={ctx.now} done={!isRunning(row.status)} /> : t.noDueYet,
          },
          ...(step && !['returned', 'refused', 'withdrawn', 'stopped'].includes(row.status)
            ? [{ key: t.step, value: `${step.order}. ${step.name}` }]
            : []),
          ...(row.fees.length > 0 ? [{ key: t.feesTitle, value: <FeesText fees={row.fees} locale={ctx.locale} /> }] : []),
          ...(row.outcome
            ? [{ key: t.outcomeLabel, value: [t.outcome[row.outcome], row.decision_note].filter(Boolean).join('. ') }]
            : []),
        ]}
      />
      <ClockPart
        ctx={ctx}
        view={view}
        calendar={calendar}
        resumes={procedure.version.supplementClock === 'resume'}
        askBy={askBy}
      />
      {mandate}
      {isParty(officer, row) ? (
        <Notice kind="warning">{t.ownDossier}</Notice>
      ) : (
        <DeskActions ctx={ctx} officer={officer} row={row} procedure={procedure} retry={retry} officers={officers} />
      )}
      {parts}
      <div class="columns">
        <div>
          <Heading level={2}>{t.formTitle}</Heading>
          <AnswersPart version={procedure.version} view={view} locale={ctx.locale} />
        </div>
        <div>
          <Heading level={2}>{t.myFiles}</Heading>
          <FilesPart version={procedure.version} view={view} locale={ctx.locale} />
          <Heading level={2}>{t.papers}</Heading>
          <PapersPart view={view} locale={ctx.locale} desk />
          <Heading level={2}>{t.history}</Heading>
          <EventsPart view={view} locale={ctx.locale} showNames />
          <MessagesPart messages={messages} locale={ctx.locale} desk />
        </div>
      </div>
    </>
  )
}
