import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { Deadline } from '#ui/deadline'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/fields'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Heading } from '#ui/typography'
import { DOSSIER_STATUSES, isRunning } from '../dossier-status.ts'
import { listDossiers } from '../list-dossiers.ts'
import { text } from '../messages.ts'
import { mayPrintRegister } from '../permissions.ts'
import { requireOfficer } from './require.ts'
import { StatusTag } from './status-tag.tsx'

type C = Context<Env>

/** `/xu-ly`: the agency's dossiers and its predecessors', searched and filtered by links. */
export async function listPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const officer = requireOfficer(ctx)
  const status = DOSSIER_STATUSES.find((s) => s === c.req.query('tinh-trang'))
  const late = c.req.query('qua-han') === '1'
  const q = c.req.query('q')?.slice(0, 100)
  const found = await listDossiers(ctx, { status, late, q, after: c.req.query('after') })
  const query = new URLSearchParams(
    Object.entries({ q, 'tinh-trang': status, 'qua-han': late ? '1' : undefined }).filter((e): e is [string, string] =>
      Boolean(e[1]),
    ),
  )
  const tab = (href: string, label: string, current: boolean) => ({ href, label, current })
  return page(
    c,
    { title: t.menuDesk, desk: true },
    <>
      <Heading level={1}>{t.menuDesk}</Heading>
      {mayPrintRegister(officer) ? (
        <ButtonGroup>
          <ButtonLink href="/xu-ly/so-theo-doi" kind="secondary">
            {t.register.title}
          </ButtonLink>
        </ButtonGroup>
      ) : null}
      <SearchField action="/xu-ly" label={t.searchDossiers} value={q} keep={{ 'tinh-trang': status }} />
      <Tabs
        label={t.statusLabel}
        tabs={[
          tab('/xu-ly', t.all, !status && !late),
          tab('/xu-ly?qua-han=1', t.lateOnes, late),
          ...DOSSIER_STATUSES.map((s) => tab(`/xu-ly?tinh-trang=${s}`, t.status[s], s === status)),
        ]}
      />
      {found.items.length === 0 ? (
        <EmptyState title={t.noDossiers} text={t.noDossiersLead} />
      ) : (
        <Table
          caption={t.menuDesk}
          hideCaption
          columns={[
            { key: 'code', label: t.code },
            { key: 'name', label: t.applicant },
            { key: 'procedure', label: t.procedure },
            { key: 'status', label: t.statusLabel },
            { key: 'at', label: t.submittedAt },
            { key: 'due', label: t.due },
          ]}
          rows={found.items.map((row) => ({
            code: <a href={`/xu-ly/${row.code}`}>{row.code}</a>,
            name: row.applicantName,
            procedure: row.procedureName,
            status: <StatusTag status={row.status} locale={ctx.locale} />,
            at: formatDateTime(row.submittedAt),
            due: row.dueAt ? <Deadline dueAt={row.dueAt} now={ctx.now} done={!isRunning(row.status)} /> : '–',
          }))}
        />
      )}
      <Pagination
        next={found.next ? `/xu-ly?${query}&after=${found.next}` : undefined}
        first={c.req.query('after') ? `/xu-ly?${query}` : undefined}
      />
    </>,
  )
}
