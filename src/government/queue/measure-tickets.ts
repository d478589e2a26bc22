import { sql } from '#platform/database'
import { measureRows } from '#platform/measures'
import { formatDateTime } from '#platform/time'
import { text } from './messages.ts'
import { maySeeMeasures } from './permissions.ts'
import type { TicketTable } from './tables.ts'

type Counted = Pick<TicketTable, 'label' | 'taken_at' | 'day' | 'line_id'>

/** Each number is a fact on the day it was given, whenever the program closed what nobody had: then nobody served it. */
export const ticketMeasures = measureRows({
  from: 'queue.ticket',
  id: 'id',
  facts: {
    'queue.tickets-taken': { on: 'day', isDay: true },
    'queue.tickets-called': { on: 'day', isDay: true, only: sql<boolean>`called_at is not null` },
    'queue.tickets-served': { on: 'day', isDay: true, only: sql<boolean>`state = 'finished' and not closed_by_day` },
    'queue.tickets-left': { on: 'day', isDay: true, only: sql<boolean>`state = 'left'` },
    // From taking the number to its first call, whole minutes of each.
    'queue.minutes-waited': {
      on: 'day',
      isDay: true,
      only: sql<boolean>`called_at is not null`,
      quantity: sql<number>`floor(extract(epoch from called_at - taken_at) / 60)`,
      unit: (locale) => text(locale).measureUnitMinutes,
    },
  },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
  columns: ['label', 'taken_at', 'day', 'line_id'],
  seen: (ctx) => sql<boolean>`${maySeeMeasures(ctx.actor)}::boolean`,
  show: (row: Counted) => ({
    label: `${row.label} – ${formatDateTime(row.taken_at)}`,
    href: `/quay/so/danh-sach?tu=${row.day}&den=${row.day}&loai=${row.line_id}`,
  }),
})
