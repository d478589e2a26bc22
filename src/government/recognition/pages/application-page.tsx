import { page } from '#platform/pages'
import { formatDate, formatDateTime } from '#platform/time'
import { ErrorSummary } from '#ui/error-summary'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Timeline } from '#ui/timeline'
import { Heading, Text } from '#ui/typography'
import type { Verdict } from '../criteria-set.ts'
import { type ApplicationView, getApplication } from '../get-application.ts'
import { text } from '../messages.ts'
import { ApplicationSteps } from './application-steps.tsx'
import { type C, keyOf } from './recognition-routes.tsx'
import { StatusTag } from './status-tag.tsx'

type T = ReturnType<typeof text>

/** A commune's assessment: every criterion with both scores and its proof, the council, the decision, and what may be done now. */
export async function ApplicationPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const view = await getApplication(ctx, keyOf(c))
  const { application, set } = view
  const wrong = Object.keys(errors).length > 0
  const name = ctx.locale === 'en' ? set.nameEn : set.name
  return page(
    c,
    {
      title: `${view.agencyName}: ${name}`,
      breadcrumbs: [{ href: '/cong-nhan', label: t.menu }],
      ...{ desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{view.agencyName}</Heading>
      <Text lead>
        <a href={`/cong-nhan/bo-tieu-chi/${set.code}`}>{name}</a>, {application.year}
      </Text>
      {application.status === 'returned' ? (
        <Notice kind="warning" title={t.returnedBecause}>
          {application.return_reason}
        </Notice>
      ) : null}
      <SummaryList rows={summaryOf(view, t)} />
      {view.withheld ? (
        <Notice kind="info">{t.withheld}</Notice>
      ) : (
        <>
          <Criteria view={view} t={t} />
          <Opinions view={view} t={t} />
        </>
      )}
      <ApplicationSteps c={c} view={view} errors={errors} />
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

const verdictWords = (verdict: Verdict, t: T) =>
  `${t.pointsOf(verdict.points, verdict.most)} · ${verdict.passes ? t.passes : t.passesNot}`

function summaryOf({ application, own, appraised, appraiserName, withheld }: ApplicationView, t: T) {
  const hasAppraisal = ['appraised', 'heard', 'recognised', 'refused'].includes(application.status)
  return [
    { key: t.state, value: <StatusTag status={application.status} t={t} /> },
    { key: t.appraiser, value: appraiserName },
    ...(application.sent_at
      ? [{ key: t.signedBy, value: `${application.signed_by_name}, ${formatDateTime(application.sent_at)}` }]
      : []),
    ...(withheld ? [] : [{ key: t.ownTotal, value: verdictWords(own, t) }]),
    ...(hasAppraisal ? [{ key: t.appraisedTotal, value: verdictWords(appraised, t) }] : []),
    ...(application.decided_on
      ? [
          { key: t.number, value: application.decision_number },
          { key: t.decidedOn, value: formatDate(application.decided_on) },
          { key: t.decidedBy, value: application.decided_by_name },
          ...(application.reasons ? [{ key: t.reasons, value: application.reasons }] : []),
          ...(application.mend_by ? [{ key: t.mendBy, value: formatDate(application.mend_by) }] : []),
        ]
      : []),
  ]
}

function Criteria({ view, t }: { view: ApplicationView; t: T }) {
  const { application } = view
  const points = (score: number | null | undefined, max: number) => (score == null ? '–' : t.pointsOf(score, max))
  return (
    <>
      {view.set.groups.map((group) => (
        <section key={group.code} lang="vi">
          <Table
            caption={group.name}
            columns={[
              { key: 'name', label: t.criterion, rowHeader: true },
              { key: 'target', label: t.target },
              { key: 'claimed', label: t.claimed, numeric: true },
              { key: 'appraised', label: t.appraisedScore, numeric: true },
              { key: 'proofs', label: t.proofs },
            ]}
            rows={view.criteria
              .filter((one) => group.criteria.includes(one.criterion) || one.group === group.name)
              .map(({ criterion, claimed, value, href, row }) => ({
                name: (
                  <a href={`/cong-nhan/${application.agency_id}/${application.id}/tieu-chi/${criterion.code}`}>
                    {criterion.name}
                    {criterion.mandatory ? ` (${t.mandatory.toLowerCase()})` : ''}
                  </a>
                ),
                target: criterion.target,
                claimed: points(claimed, criterion.max),
                appraised: points(row?.appraised, criterion.max),
                proofs: criterion.formula ? (
                  <a href={href}>{t.computed(value === null ? t.noValue : `${value.toLocaleString('vi-VN')} %`)}</a>
                ) : (
                  String(row?.proofs.length ?? 0)
                ),
              }))}
          />
        </section>
      ))}
    </>
  )
}

function Opinions({ view, t }: { view: ApplicationView; t: T }) {
  if (view.opinions.length === 0) return null
  return (
    <Table
      caption={t.council}
      columns={[
        { key: 'member', label: t.member, rowHeader: true },
        { key: 'opinion', label: t.opinion },
        { key: 'note', label: t.opinionNote },
      ]}
      rows={view.opinions.map((one) => ({ member: one.member, opinion: one.agrees ? t.agrees : t.disagrees, note: one.note }))}
    />
  )
}
