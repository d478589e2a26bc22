import type { Ctx } from '#platform/context'
import { formatNumber } from '#platform/time'
import { EmptyState } from '#ui/empty-state'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import type { MonthOfSavings } from '../list-savings.ts'
import { text } from '../messages.ts'
import type { SavingTable } from '../tables.ts'

const sumOf = <T,>(rows: readonly T[], of: (row: T) => number): string =>
  formatNumber(rows.reduce((sum, row) => sum + of(row), 0))

/** By month; every number opens the dossiers behind it. */
export function SavingsPage({ ctx, agencyName, months }: { ctx: Ctx; agencyName: string; months: MonthOfSavings[] }) {
  const t = text(ctx)
  const link = (month: string, value: number) => <a href={`/kho-giay-to/tiet-kiem?thang=${month}`}>{formatNumber(value)}</a>
  return (
    <>
      <Heading level={1}>{t.savingTitle}</Heading>
      <Text lead>{agencyName}</Text>
      <Text>{t.savingLead}</Text>
      {months.length === 0 ? (
        <EmptyState title={t.noSaving} text={t.noSavingHint} />
      ) : (
        <Table
          caption={t.savingTitle}
          hideCaption
          columns={[
            { key: 'month', label: t.month, rowHeader: true },
            { key: 'dossiers', label: t.dossiers, numeric: true },
            { key: 'keystrokes', label: t.keystrokes, numeric: true },
            { key: 'uploads', label: t.uploads, numeric: true },
          ]}
          rows={months.map((one) => ({
            month: t.monthName(one.month),
            dossiers: link(one.month, one.dossiers),
            keystrokes: link(one.month, one.keystrokes),
            uploads: link(one.month, one.uploads),
          }))}
          foot={{
            month: t.total,
            dossiers: sumOf(months, (one) => one.dossiers),
            keystrokes: sumOf(months, (one) => one.keystrokes),
            uploads: sumOf(months, (one) => one.uploads),
          }}
        />
      )}
    </>
  )
}

export function MonthPage({ ctx, month, rows }: { ctx: Ctx; month: string; rows: SavingTable[] }) {
  const t = text(ctx)
  return (
    <>
      <Heading level={1}>{t.savingOfMonth(t.monthName(month))}</Heading>
      {rows.length === 0 ? (
        <EmptyState title={t.noSaving} text={t.noSavingHint} />
      ) : (
        <Table
          caption={t.savingOfMonth(t.monthName(month))}
          hideCaption
          columns={[
            { key: 'code', label: t.dossiers, rowHeader: true },
            { key: 'procedure', label: t.procedure },
            { key: 'keystrokes', label: t.keystrokes, numeric: true },
            { key: 'uploads', label: t.uploads, numeric: true },
          ]}
          rows={rows.map((row) => ({
            code: <a href={`/xu-ly/${row.dossier_code}`}>{row.dossier_code}</a>,
            procedure: row.procedure_name,
            keystrokes: formatNumber(row.keystrokes),
            uploads: formatNumber(row.uploads),
          }))}
          foot={{
            code: t.total,
            keystrokes: sumOf(rows, (row) => row.keystrokes),
            uploads: sumOf(rows, (row) => row.uploads),
          }}
        />
      )}
    </>
  )
}
