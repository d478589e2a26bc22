import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { visibleAudiences } from './tables.ts'

export interface Task {
  agencyId: string
  id: string
  kind: string
  title: string
  reference: string
  href: string
  role: string | null
  /** The officer who has taken it, if any. */
  assigneeId: string | null
  /** null where the law sets no deadline. */
  dueAt: Date | null
  openedAt: Date
}

export interface TaskFilter {
  /** `mine`: taken by me; `open`: waiting for my roles; `all`: both. */
  view?: 'all' | 'mine' | 'open'
  kind?: string
  after?: string
  limit?: number
}

interface Row {
  agency_id: string
  id: string
  kind: string
  title: string
  reference: string
  href: string
  role: string | null
  audience: string
  due_at: Date | number
  due_text: string
  opened_at: Date
}

/** The officer's work, most urgent first. One index scan per (agency, audience), however large the table. */
export async function listTasks(ctx: Ctx, filter: TaskFilter): Promise<Page<Task>> {
  ensure(ctx, ctx.actor.kind === 'officer')
  const pairs = visibleAudiences(ctx).filter(
    ({ audience }) => (filter.view ?? 'all') === 'all' || audience.startsWith('person:') === (filter.view === 'mine'),
  )
  const limit = filter.limit ?? 30
  const [due, id] = cursorOf(filter.after)
  const { rows } = await sql<Row>`
    select t.*, t.due_at::text as due_text
    from unnest(${pairs.map((p) => p.agencyId)}::uuid[], ${pairs.map((p) => p.audience)}::text[]) as visible (agency_id, audience)
    cross join lateral (
      select agency_id, id, kind, title, reference, href, role, audience, due_at, opened_at from tasks.task
      where task.agency_id = visible.agency_id and task.audience = visible.audience and closed_at is null
        and (due_at, id) > (${due}::timestamptz, ${id}::uuid)
        and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
      order by due_at, id limit ${limit + 1}
    ) t
    order by t.due_at, t.id limit ${limit + 1}`.execute(ctx.db)
  const page = pageOf(rows, limit, (row) => [row.due_text, row.id])
  return { ...page, items: page.items.map(toTask) }
}

function cursorOf(after: string | undefined): [string, string] {
  const [due, id] = decodeCursor(after) ?? []
  return typeof due === 'string' &&
    typeof id === 'string' &&
    /^(infinity|\d{4}-[\d\-:. +]+)$/.test(due) &&
    /^[0-9a-f-]{36}$/.test(id)
    ? [due, id]
    : ['-infinity', '00000000-0000-0000-0000-000000000000']
}

function toTask(row: Row): Task {
  return {
    agencyId: row.agency_id,
    id: row.id,
    kind: row.kind,
    title: row.title,
    reference: row.reference,
    href: row.href,
    role: row.role,
    assigneeId: row.audience.startsWith('person:') ? row.audience.slice(7) : null,
    dueAt: row.due_text === 'infinity' ? null : new Date(row.due_at as Date),
    openedAt: row.opened_at,
  }
}
