import type { Context, Hono } from 'hono'
import { agencyNames } from '#foundation/organizations'
import { isOfficer } from '#platform/context'
import { type Env, page, partsOf, redirect } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { type Explanation, explainDossier } from '../explain-dossier.ts'
import { text } from '../messages.ts'
import { subjectOf } from './dossier-parts.tsx'

type C = Context<Env>
type Texts = ReturnType<typeof text>

/** One page of plain answers, for the citizen and for the agency alike. */
export function explainRoutes(app: Hono<Env>): void {
  app.get('/ho-so/:code/vi-sao', (c) => explainPage(c))
}

async function explainPage(c: C): Promise<Response> {
  const { ctx } = c.var
  if (ctx.actor.kind === 'nobody') return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.path)}`)
  const t = text(ctx)
  const told = await explainDossier(ctx, c.req.param('code')!)
  const { row } = told.view
  const agency = (await agencyNames(ctx, [row.agency_id])).get(row.agency_id) ?? ''
  const parts = await partsOf(c, 'dossier.why', subjectOf(row))
  const officer = isOfficer(ctx.actor)
  return page(
    c,
    {
      title: t.explainTitle,
      breadcrumbs: officer
        ? [
            { href: '/xu-ly', label: t.menuDesk },
            { href: `/xu-ly/${row.code}`, label: row.code },
          ]
        : [
            { href: '/ho-so', label: t.menuMine },
            { href: `/ho-so/${row.code}`, label: row.code },
          ],
    },
    <>
      <Heading level={1}>{t.explainTitle}</Heading>
      <Text lead>{row.procedure_name}</Text>
      <Heading level={2}>{t.whereNow}</Heading>
      <WhereNow told={told} t={t} agency={agency} />
      <Heading level={2}>{t.whyLate}</Heading>
      <WhyLate told={told} t={t} />
      {parts}
      {told.refused ? (
        <>
          <Heading level={2}>{t.whyRefused}</Heading>
          <Notice kind="warning" title={t.refusedBy[told.refused.kind](formatDateTime(told.refused.at), told.refused.by)}>
            <Text>{told.refused.reason}</Text>
          </Notice>
        </>
      ) : null}
      {told.looked ? (
        <>
          <Heading level={2}>{t.whoLooked}</Heading>
          <WhoLooked looked={told.looked} t={t} />
        </>
      ) : null}
    </>,
  )
}

function WhereNow({ told, t, agency }: { told: Explanation; t: Texts; agency: string }) {
  const { where, view } = told
  const since = formatDateTime(where.since)
  const { status } = view.row
  return (
    <>
      <Text>
        {t.status[status]}. {t.whereIs(status, agency, where.step?.name ?? '', since)}
      </Text>
      <Text>{t.clockRule[where.clock.rule]}</Text>
      {where.asked.length > 0 ? (
        <ul>
          {where.asked.map((item) => (
            <li key={item.label}>
              <strong>{item.label}</strong>: {item.reason}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function WhyLate({ told, t }: { told: Explanation; t: Texts }) {
  const { late, steps } = told
  return (
    <>
      {late ? (
        <Notice kind="warning" title={t.lateBy(t.workingTime(late.minutes), formatDateTime(late.lawfulDue))}>
          {late.slow.map((step) => (
            <Text key={step.order}>{t.slowStep(step.name, t.workingTime(step.minutes), t.workingTime(step.granted ?? 0))}</Text>
          ))}
          {late.slow.length === 0 ? <Text>{t.noSlowStep}</Text> : null}
          {late.apology ? <Text>{t.apologySaid(late.apology)}</Text> : null}
        </Notice>
      ) : (
        <Text>{t.notLate}</Text>
      )}
      {steps.length > 0 ? (
        <Table
          caption={t.stepsTaken}
          columns={[
            { key: 'name', label: t.stepName },
            { key: 'from', label: t.clockFrom },
            { key: 'to', label: t.until },
            { key: 'took', label: t.clockTook },
            { key: 'granted', label: t.grantedTime },
          ]}
          rows={steps.map((step) => ({
            name: `${step.order}. ${step.name}`,
            from: formatDateTime(step.from),
            to: step.to ? formatDateTime(step.to) : t.stillThere,
            took: t.workingTime(step.minutes),
            granted: step.granted === undefined ? t.notCounted : t.workingTime(step.granted),
          }))}
        />
      ) : null}
    </>
  )
}

function WhoLooked({ looked, t }: { looked: NonNullable<Explanation['looked']>; t: Texts }) {
  if (looked.length === 0) return <Text>{t.nobodyLooked}</Text>
  return (
    <Table
      caption={t.whoLooked}
      hideCaption
      columns={[
        { key: 'at', label: t.clockFrom, rowHeader: false },
        { key: 'who', label: t.whoHeader, rowHeader: true },
        { key: 'agency', label: t.agencyOf },
      ]}
      rows={looked.map((look) => ({ at: formatDateTime(look.at), who: look.who, agency: look.agency ?? '' }))}
    />
  )
}
