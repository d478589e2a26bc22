import type { Context } from 'hono'
import { type Cell, countDossierCells, isCell, listDossiersOfCell } from '#government/dossiers'
import { notFound } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDate, formatDateTime, formatNumber } from '#platform/time'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { spanText } from '../report-period.ts'
import { REPORT_PATH, readReportQuery, searchOf } from './report-query.ts'

/** `/bao-cao/mot-cua/danh-sach?o=…&dong=…`: the dossiers behind one number of the report, by the expression that counted it. */
export async function cellList(c: Context<Env>): Promise<Response> {
  const query = readReportQuery(c)
  const { ctx } = c.var
  const t = text(ctx)
  const asked = c.req.query('o') ?? 'received'
  if (!isCell(asked)) throw notFound(ctx)
  const cell: Cell = asked
  const value = c.req.query('dong')
  const period = { ...query.period, by: query.by }
  const [list, counted] = await Promise.all([
    listDossiersOfCell(ctx, { ...period, cell, value, after: c.req.query('after') }),
    countDossierCells(ctx, period),
  ])
  const row = value === undefined ? undefined : counted.rows.find((one) => one.key === value)
  const count = value === undefined ? counted.total[cell] : (row?.counts[cell] ?? 0)
  const here = `${REPORT_PATH}/danh-sach?${searchOf(query, { o: cell, dong: value })}`
  return page(
    c,
    { title: t.listTitle, desk: true, breadcrumbs: [{ href: `${REPORT_PATH}?${searchOf(query)}`, label: t.title }] },
    <>
      <Heading level={1}>{t.listTitle}</Heading>
      <Text lead>
        {t.listLead(
          formatNumber(count),
          [t.cell[cell], value === undefined ? '' : row?.name || t.noOfficer].filter(Boolean).join(' – '),
        )}
      </Text>
      <Table
        caption={spanText(query.period)}
        columns={[
          { key: 'code', label: t.code, rowHeader: true },
          { key: 'applicant', label: t.applicant },
          { key: 'procedure', label: t.procedure },
          { key: 'submitted', label: t.submitted },
          { key: 'due', label: t.due },
          { key: 'ended', label: t.ended },
          { key: 'state', label: t.state },
        ]}
        rows={list.items.map((dossier) => ({
          code: (
            <a href={`/xu-ly/${dossier.code}`} class="code">
              {dossier.code}
            </a>
          ),
          applicant: dossier.applicantName,
          procedure: dossier.procedureName,
          submitted: formatDate(dossier.submittedAt),
          due: dossier.lawfulDueAt ? formatDateTime(dossier.lawfulDueAt) : t.none,
          ended: dossier.endedAt ? formatDateTime(dossier.endedAt) : t.none,
          state: `${t.outcome[dossier.outcome]}`,
        }))}
      />
      <Pagination next={list.next ? `${here}&after=${list.next}` : undefined} first={c.req.query('after') ? here : undefined} />
      <Text>
        <a href={`${REPORT_PATH}?${searchOf(query)}`}>{t.backToReport}</a>
      </Text>
    </>,
  )
}
