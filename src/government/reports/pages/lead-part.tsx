import type { ComponentChildren } from 'preact'
import type { Ctx } from '#platform/context'
import { formatDateTime } from '#platform/time'
import { Table } from '#ui/table'
import { Heading } from '#ui/typography'
import { listReportKinds } from '../list-report-kinds.ts'
import { listPeriods, listReports } from '../list-reports.ts'
import { text } from '../messages.ts'
import { mayListReports } from '../permissions.ts'
import { isLate, StatusTag } from './status-tag.tsx'

/** On the leader's figures: reports that are not sent yet, and periods in which communes are late. Nothing where all is done. */
export async function leadPart(ctx: Ctx): Promise<ComponentChildren | null> {
  if (!mayListReports(ctx.actor)) return null
  const [{ items }, periods, kinds] = await Promise.all([
    listReports(ctx, { state: 'open' }),
    listPeriods(ctx),
    listReportKinds(ctx),
  ])
  const late = periods.filter((one) => one.late > 0)
  if (items.length + late.length === 0) return null
  const t = text(ctx)
  const nameOf = new Map(kinds.map((kind) => [kind.code, ctx.locale === 'en' ? kind.nameEn : kind.name]))
  const title = (one: { kind_code: string; period: string }) =>
    t.periodTitle(nameOf.get(one.kind_code) ?? one.kind_code, t.periodWords(one.period))
  return (
    <>
      <Heading level={2}>{t.menu}</Heading>
      {items.length > 0 ? (
        <Table
          caption={t.title}
          columns={[
            { key: 'report', label: t.report, rowHeader: true },
            { key: 'state', label: t.state },
            { key: 'due', label: t.due },
          ]}
          rows={items.map((one) => ({
            report: <a href={`/bao-cao/${one.agency_id}/${one.id}`}>{title(one)}</a>,
            state: (
              <StatusTag
                status={one.status}
                late={one.scope === 'own' && isLate(one, ctx.now)}
                sent={one.sent_at !== null}
                t={t}
              />
            ),
            due: formatDateTime(one.due_at),
          }))}
        />
      ) : null}
      {late.length > 0 ? (
        <Table
          caption={t.toReceive}
          columns={[
            { key: 'period', label: t.kind, rowHeader: true },
            { key: 'late', label: t.late },
          ]}
          rows={late.map((one) => ({
            period: <a href={`/bao-cao/tong-hop/${one.kind_code}/${one.period}`}>{title(one)}</a>,
            late: t.lateCount(one.late),
          }))}
        />
      ) : null}
    </>
  )
}
