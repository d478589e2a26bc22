import { noteListView } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { audiencesToRead } from './tables.ts'

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
  /** Who passed it on to its holder, and why. */
  handedOver: { by: string; reason: string } | null
}

export interface TaskFilter {
  /** `mine`: taken by me; `open`: waiting for my roles; `all`: both. */
  view?: 'all' | 'mine' | 'open'
  kind?: string | undefined
  /** Past their deadline at this moment. */
  late?: boolean
  /** For leaders: the work of one holder, `role:one_stop` or `person:<id>`, in place of one's own. */
  holder?: string | undefined
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
  handed_by: string | null
  handed_reason: string | null
}

/**
 * The officer's work, most urgent first. One index scan per (agency, audience), however large the table. Titles name citizens, so a list
 * that shows something is noted in the audit, once. Errors: unauthenticated, forbidden, not_found (`holder`).
 */
export async function listTasks(ctx: Ctx, filter: TaskFilter): Promise<Page<Task>> {
  const pairs = audiencesToRead(ctx, filter.holder).filter(
    ({ audience }) => (filter.view ?? 'all') === 'all' || audience.startsWith('person:') === (filter.view === 'mine'),
  )
  const limit = filter.limit ?? 30
  const [due, id] = cursorOf(filter.after)
  const { rows } = await sql<Row>`
    select t.*, t.due_at::text as due_text
    from unnest(${pairs.map((p) => p.agencyId)}::uuid[], ${pairs.map((p) => p.audience)}::text[]) as visible (agency_id, audience)
    cross join lateral (
      select agency_id, id, kind, title, reference, href, role, audience, due_at, opened_at, handed_by, handed_reason
      from tasks.task
      where task.agency_id = visible.agency_id and task.audience = visible.audience and closed_at is null
        and (due_at, id) > (${due}::timestamptz, ${id}::uuid)
        and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
        and (not ${filter.late ?? false}::boolean or due_at < ${ctx.now})
      order by due_at, id limit ${limit + 1}
    ) t
    order by t.due_at, t.id limit ${limit + 1}`.execute(ctx.db)
  const page = pageOf(rows, limit, (row) => [row.due_text, row.id])
  const { view, kind, late, holder, after } = filter
  await noteListView(ctx, {
    action: 'tasks.list-viewed',
    list: 'worklist',
    filter: { view, kind, late, holder, further: after !== undefined },
    shown: page.items.length,
  })
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
    handedOver: row.handed_by === null ? null : { by: row.handed_by, reason: row.handed_reason ?? '' },
  }
}
