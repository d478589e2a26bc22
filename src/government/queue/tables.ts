import { noteFacts } from '#foundation/evidence'
import { type Ctx, isOfficer } from '#platform/context'
import { collect, defineSink, defineTables, newId, sql } from '#platform/database'
import type { Priority } from './priority-rule.ts'
import type { TicketAct, TicketState } from './ticket-state.ts'

interface Dated {
  /** 'YYYY-MM-DD', first day included. */
  valid_from: string
  /** Last day included; null while it stands. */
  valid_to: string | null
}

export interface LineTable extends Dated {
  agency_id: string
  id: string
  name_vi: string
  name_en: string
  prefix: string
  position: number
}

export interface CounterTable extends Dated {
  agency_id: string
  id: string
  name: string
  position: number
}

export interface RuleTable {
  agency_id: string
  valid_from: string
  ordinary_between: number
  daily_limit: number
  outside_hours: boolean
}

export interface TicketTable {
  agency_id: string
  id: string
  day: string
  line_id: string
  number: number
  label: string
  code: string
  priority: Priority | null
  state: TicketState
  taken_at: Date
  called_at: Date | null
  last_called_at: Date | null
  recalled: number
  skipped_at: Date | null
  served_from: Date | null
  finished_at: Date | null
  left_at: Date | null
  closed_by_day: boolean
  counter_id: string | null
  officer_id: string | null
  officer_name: string | null
}

export const tables = defineTables<{
  line: LineTable
  counter: CounterTable
  counter_lines: { agency_id: string; counter_id: string; valid_from: string; line_ids: string[] }
  rule: RuleTable
  last_number: { agency_id: string; day: string; line_id: string; last: number }
  pulse: { agency_id: string; beat: number }
  ticket: TicketTable
  ticket_event: EventRow
}>('queue')

interface EventRow {
  agency_id: string
  id: string
  ticket_id: string
  at: string
  kind: TicketAct | 'take' | 'close-day'
  counter_id: string | null
  officer_id: string | null
  officer_name: string | null
}

const eventSink = defineSink<EventRow>('queue.ticket_event', {
  agency_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  counter_id: 'uuid',
  officer_id: 'uuid',
  officer_name: 'text',
})

/** What happened to a ticket, written just before COMMIT. */
export function noteEvent(
  ctx: Ctx,
  ticket: { agency_id: string; id: string; day: string },
  kind: EventRow['kind'],
  counterId: string | null = null,
): void {
  // Whatever happens to a number changes what its day counts.
  noteFacts(ctx, ticket.agency_id, [ticket.day])
  const by = isOfficer(ctx.actor) ? ctx.actor : undefined
  collect(ctx, eventSink, {
    agency_id: ticket.agency_id,
    id: newId(),
    ticket_id: ticket.id,
    at: ctx.now.toISOString(),
    kind,
    counter_id: counterId,
    officer_id: by?.personId ?? null,
    officer_name: by?.name ?? null,
  })
}

/** Lets the hall screens know. The last statement of an operation: its row is shared by the whole agency and must not be held long. */
export async function beat(ctx: Ctx, agencyId: string): Promise<void> {
  await sql`insert into queue.pulse (agency_id, beat) values (${agencyId}, 1)
    on conflict (agency_id) do update set beat = pulse.beat + 1`.execute(ctx.db)
}
