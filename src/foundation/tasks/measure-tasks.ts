import { sql } from '#platform/database'
import { measureRows } from '#platform/measures'
import { text } from './messages.ts'
import { maySeeOthersWork } from './permissions.ts'
import type { TaskTable } from './tables.ts'

/** Each piece of work done is a fact on that day, at the agency whose work it was. What has no deadline is neither in time nor late. */
export const taskMeasures = measureRows({
  from: 'tasks.task',
  id: 'id',
  facts: {
    'tasks.done': { on: 'closed_at', only: sql<boolean>`done_by is not null` },
    'tasks.done-in-time': {
      on: 'closed_at',
      only: sql<boolean>`done_by is not null and due_at <> 'infinity' and closed_at <= due_at`,
    },
    'tasks.done-late': { on: 'closed_at', only: sql<boolean>`done_by is not null and closed_at > due_at` },
  },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
  columns: ['title', 'reference', 'href'],
  // Leaders see their agency's; everybody else what they did themselves.
  seen: ({ actor }) =>
    maySeeOthersWork(actor)
      ? sql<boolean>`true`
      : sql<boolean>`done_by = ${actor.kind === 'officer' ? actor.personId : null}::uuid`,
  show: (row: Pick<TaskTable, 'title' | 'reference' | 'href'>) => ({
    label: row.reference ? `${row.reference} – ${row.title}` : row.title,
    href: row.href,
  }),
})
