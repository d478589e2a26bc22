import type { ComponentChildren } from 'preact'
import type { WorkCalendar } from '#foundation/calendar'
import { MessagesPart, type SentMessage } from '#foundation/notifications'
import type { ProcedureVersion } from '#government/procedures'
import { type Ctx, isSamePerson } from '#platform/context'
import { formatDateTime, formatMoney } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { Deadline } from '#ui/deadline'
import { Details } from '#ui/details'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Heading, Text } from '#ui/typography'
import { askedSupplement } from '../asked-supplement.ts'
import { allowedActions, isRunning, toldStatus } from '../dossier-status.ts'
import { owedVnd } from '../fees-still-owed.ts'
import type { DossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import type { SupplementBy } from '../supplement-by.ts'
import { ClockPart } from './clock-part.tsx'
import { AnswersPart, EventsPart, FeesText, FilesPart, PapersPart } from './dossier-parts.tsx'
import { partiesRows } from './on-behalf.tsx'
import { StatusTag } from './status-tag.tsx'

/** One dossier as its owner sees it: first what is asked of them, then where it stands, then everything else. */
export function CitizenDossier({
  ctx,
  view,
  version,
  agencyName,
  parts,
  calendar,
  messages,
  askBy,
}: {
  ctx: Ctx
  view: DossierView
  version: ProcedureVersion
  agencyName: string
  /** What higher modules add, e.g. the rating. */
  parts: ComponentChildren
  calendar: WorkCalendar
  messages: SentMessage[]
  askBy: SupplementBy | undefined
}) {
  const { row } = view
  const t = text(ctx)
  const own = isSamePerson(ctx.actor, row.person_id)
  const { answerBy } = askedSupplement(view, version)
  const actions = own ? allowedActions(row.status) : []
  const owed = owedVnd(row.fees)
  return (
    <>
      <Heading level={1}>{row.procedure_name}</Heading>
      {isRunning(row.status) && row.due_at && row.due_at < ctx.now ? (
        <Notice kind="warning" title={t.lateForYou}>
          <Text>{t.lateForYouLead}</Text>
        </Notice>
      ) : null}
      {row.status === 'awaitingSupplement' ? (
        <Notice kind="warning" title={t.pleaseSupply}>
          <Text>{t.pleaseSupplyLead}</Text>
          {answerBy ? <Text>{t.answerBy(formatDateTime(answerBy))}</Text> : null}
          <ButtonLink href={`/ho-so/${row.code}/bo-sung`}>{t.supply}</ButtonLink>
        </Notice>
      ) : null}
      {row.status === 'awaitingPayment' ? (
        <Notice kind="warning" title={t.pleasePay(formatMoney(owed))}>
          <Text>{t.pleasePayLead}</Text>
        </Notice>
      ) : null}
      {row.issued_at ? (
        <Notice kind="success" title={t.resultReady}>
          {row.awaits_parts > 0 ? <Text>{t.partsToCome(row.awaits_parts)}</Text> : null}
          <ButtonLink href={`/ho-so/${row.code}/giay/result/1`}>{t.downloadResult}</ButtonLink>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { key: t.code, value: <span class="code">{row.code}</span> },
          { key: t.statusLabel, value: <StatusTag status={toldStatus(row)} locale={ctx.locale} /> },
          ...partiesRows(row, ctx.locale),
          { key: t.agency, value: agencyName },
          { key: t.submittedAt, value: formatDateTime(row.submitted_at) },
          {
            key: t.due,
            value: row.due_at ? <Deadline dueAt={row.due_at} now={ctx.now} done={!isRunning(row.status)} /> : t.noDueYet,
          },
          ...(row.fees.length > 0 ? [{ key: t.feesTitle, value: <FeesText fees={row.fees} locale={ctx.locale} /> }] : []),
          ...(row.outcome
            ? [{ key: t.outcomeLabel, value: [t.outcome[row.outcome], row.decision_note].filter(Boolean).join('. ') }]
            : []),
        ]}
      />
      <ClockPart ctx={ctx} view={view} calendar={calendar} resumes={version.supplementClock === 'resume'} askBy={askBy} />
      {parts}
      <Heading level={2}>{t.papers}</Heading>
      <PapersPart view={view} locale={ctx.locale} />
      <Heading level={2}>{t.history}</Heading>
      <EventsPart view={view} locale={ctx.locale} showNames={false} />
      <MessagesPart messages={messages} locale={ctx.locale} />
      <Details summary={t.myAnswers}>
        <AnswersPart version={version} view={view} locale={ctx.locale} />
      </Details>
      <Details summary={t.myFiles}>
        <FilesPart version={version} view={view} locale={ctx.locale} closed={!own} />
      </Details>
      {row.stop_asked_at ? <Text>{t.stopAsked(formatDateTime(row.stop_asked_at))}</Text> : null}
      {actions.includes('withdraw') ? (
        <ButtonGroup>
          <ButtonLink href={`/ho-so/${row.code}/rut`} kind="secondary">
            {t.withdraw}
          </ButtonLink>
          {actions.includes('askStop') && !row.stop_asked_at ? (
            <ButtonLink href={`/ho-so/${row.code}/de-nghi-dung`} kind="secondary">
              {t.askStop}
            </ButtonLink>
          ) : null}
        </ButtonGroup>
      ) : null}
    </>
  )
}
