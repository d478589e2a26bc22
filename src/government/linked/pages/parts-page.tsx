import type { Context } from 'hono'
import { agencyNames } from '#foundation/organizations'
import { isOfficer } from '#platform/context'
import { ensure } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { EmptyState } from '#ui/empty-state'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { listParts } from '../list-parts.ts'
import { text } from '../messages.ts'
import type { PartState } from '../tables.ts'
import { StateTag } from './state-tag.tsx'

const STATES: PartState[] = ['open', 'returned', 'done', 'cancelled']

/** The parts that this agency does for others, by state. */
export async function PartsPage(c: Context<Env>): Promise<Response> {
  ensure(c.var.ctx, isOfficer(c.var.ctx.actor))
  const { ctx } = c.var
  const t = text(ctx)
  const state = STATES.find((one) => one === c.req.query('trang-thai')) ?? 'open'
  const { items, next } = await listParts(ctx, { state, after: c.req.query('after') })
  const names = await agencyNames(ctx, new Set(items.map((item) => item.lead_agency_id)))
  const href = (one: PartState, after?: string) =>
    `/lien-thong?trang-thai=${one}${after ? `&after=${encodeURIComponent(after)}` : ''}`
  return page(
    c,
    { title: t.title, desk: true },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Tabs label={t.filter} tabs={STATES.map((one) => ({ href: href(one), label: t.states[one], current: one === state }))} />
      {items.length === 0 ? (
        <EmptyState title={t.none} text={t.noneHint} />
      ) : (
        <Table
          caption={t.title}
          hideCaption
          columns={[
            { key: 'part', label: t.part },
            { key: 'applicant', label: t.applicant },
            { key: 'from', label: t.fromAgency },
            { key: 'state', label: t.state },
            { key: 'due', label: t.due },
          ]}
          rows={items.map((item) => ({
            part: (
              <>
                <a href={`/lien-thong/${item.id}`}>{item.name}</a>
                <br />
                <span class="code">{item.dossier_code}</span>
              </>
            ),
            applicant: item.applicant_name,
            from: names.get(item.lead_agency_id) ?? '',
            state: <StateTag state={item.state} dueAt={item.due_at} now={ctx.now} t={t} />,
            due: formatDateTime(item.due_at),
          }))}
        />
      )}
      {next ? <Pagination next={href(state, next)} /> : null}
    </>,
  )
}
