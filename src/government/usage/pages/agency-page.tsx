import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { SHEET_KINDS } from '#platform/sheets'
import { formatNumber } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { BarChart } from '#ui/charts'
import { EmptyState } from '#ui/empty-state'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { type AgencyUsage, getAgencyUsage } from '../agency-usage.ts'
import { text } from '../messages.ts'
import { counted, HowToRead, MonthLinks, medianOf, shareOf } from './figure-words.tsx'
import { daysPath, recordsPath, sheetPath, usagePath } from './usage-path.ts'
import { Views } from './views.tsx'

type C = Context<Env>
type KindName = (kind: string) => string

/** `/su-dung?xem=co-quan`: how the leader's agency worked. */
export async function agencyPage(c: C, hasProvince: boolean): Promise<Response> {
  const { ctx, site } = c.var
  const t = text(ctx)
  const usage = await getAgencyUsage(ctx, { month: c.req.query('thang') })
  const { month, rule, kinds } = usage
  const nameOf: KindName = (kind) => site.work.find((known) => known.kind === kind)?.label(ctx.locale) ?? kind
  return page(
    c,
    { title: t.title, desk: true },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.agencyLead}</Text>
      <Views ctx={ctx} current="agency" hasProvince={hasProvince} month={month.key} />
      <MonthLinks ctx={ctx} month={month} path={(key) => usagePath('agency', key)} />
      <HowToRead ctx={ctx} rule={rule} more={[t.saysOfDays, t.saysOfSeals]} />
      <Heading level={2}>{t.byKind}</Heading>
      {kinds.length === 0 ? (
        <EmptyState title={t.byKind} text={t.none} />
      ) : (
        <>
          <BarChart
            title={t.kindsChart}
            labelHeading={t.kind}
            valueHeading={t.done}
            bars={kinds.map(({ kind, figures }) => ({
              label: nameOf(kind),
              value: figures.done,
              href: recordsPath({ month: month.key, kind }),
            }))}
          />
          <KindTable c={c} usage={usage} nameOf={nameOf} />
        </>
      )}
      <Heading level={2}>{t.byOfficer}</Heading>
      <OfficerTable c={c} usage={usage} />
      <Heading level={2}>{t.decisions}</Heading>
      <DecisionTable c={c} usage={usage} />
      <ButtonGroup>
        {SHEET_KINDS.map((kind) => (
          <ButtonLink key={kind} href={sheetPath(kind, 'agency', month.key)} kind="secondary">
            {t[kind]}
          </ButtonLink>
        ))}
      </ButtonGroup>
    </>,
  )
}

function KindTable({ c, usage: { month, kinds }, nameOf }: { c: C; usage: AgencyUsage; nameOf: KindName }) {
  const t = text(c.var.ctx)
  return (
    <Table
      caption={t.byKind}
      hideCaption
      columns={[
        { key: 'kind', label: t.kind, rowHeader: true },
        { key: 'done', label: t.done, numeric: true },
        { key: 'share', label: t.shareInTime, numeric: true },
        { key: 'late', label: t.late, numeric: true },
        { key: 'hand', label: t.hand },
        { key: 'open', label: t.open },
      ]}
      rows={kinds.map(({ kind, figures }) => {
        const name = nameOf(kind)
        const withDeadline = figures.inTime + figures.late
        return {
          kind: name,
          done: counted(figures.done, recordsPath({ month: month.key, kind }), `${t.done}: ${name}`),
          share: shareOf(
            figures.shareInTime,
            withDeadline,
            recordsPath({ month: month.key, kind, only: 'with-deadline' }),
            name,
            t,
          ),
          late: counted(figures.late, recordsPath({ month: month.key, kind, only: 'late' }), `${t.late}: ${name}`),
          hand: medianOf(figures.hand, figures.handCases, recordsPath({ month: month.key, kind, only: 'held' }), name, t),
          open: medianOf(figures.open, figures.done, recordsPath({ month: month.key, kind }), name, t),
        }
      })}
    />
  )
}

function OfficerTable({ c, usage: { month, officers, workingDays } }: { c: C; usage: AgencyUsage }) {
  const t = text(c.var.ctx)
  return (
    <Table
      caption={t.notARanking}
      columns={[
        { key: 'name', label: t.officer, rowHeader: true },
        { key: 'position', label: t.position },
        { key: 'done', label: t.done, numeric: true },
        { key: 'share', label: t.shareInTime, numeric: true },
        { key: 'hand', label: t.hand },
        { key: 'days', label: t.daysOnline },
      ]}
      rows={officers.map(({ personId, name, titles, figures, daysOnline, absentDays }) => {
        const of = { month: month.key, personId }
        return {
          name,
          position: titles.join(', '),
          done: counted(figures.done, recordsPath(of), `${t.done}: ${name}`),
          share: shareOf(
            figures.shareInTime,
            figures.inTime + figures.late,
            recordsPath({ ...of, only: 'with-deadline' }),
            name,
            t,
          ),
          hand: medianOf(figures.hand, figures.handCases, recordsPath({ ...of, only: 'held' }), name, t),
          days: (
            <>
              <a href={daysPath(of)}>
                {t.daysOf(formatNumber(daysOnline), formatNumber(workingDays - absentDays))}
                <span class="unseen"> – {name}</span>
              </a>
              {absentDays > 0 ? ` (${t.absentOf(formatNumber(absentDays))})` : ''}
            </>
          ),
        }
      })}
    />
  )
}

function DecisionTable({ c, usage: { month, decisions } }: { c: C; usage: AgencyUsage }) {
  const t = text(c.var.ctx)
  if (decisions.length === 0) return <Text>{t.none}</Text>
  return (
    <Table
      caption={t.byLeader}
      columns={[
        { key: 'name', label: t.leader, rowHeader: true },
        { key: 'decided', label: t.decided, numeric: true },
        { key: 'sealed', label: t.sealed, numeric: true },
        { key: 'unsealed', label: t.unsealed, numeric: true },
      ]}
      rows={decisions.map(({ personId, name, decided, sealed }) => {
        const of = { month: month.key, personId }
        return {
          name,
          decided: counted(decided, recordsPath({ ...of, only: 'decided' }), `${t.decided}: ${name}`),
          sealed: counted(sealed, recordsPath({ ...of, only: 'sealed' }), `${t.sealed}: ${name}`),
          unsealed: counted(decided - sealed, recordsPath({ ...of, only: 'unsealed' }), `${t.unsealed}: ${name}`),
        }
      })}
    />
  )
}
