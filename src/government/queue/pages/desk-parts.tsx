import { wallClock } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import type { Waiting } from '../list-waiting.ts'
import type { text } from '../messages.ts'
import { type Line, lineName } from '../queue-on.ts'
import type { TicketTable } from '../tables.ts'
import { STATE_TAG } from './ticket-routes.tsx'

type T = ReturnType<typeof text>

/** 08:05 */
export const clockOf = (at: Date | null): string => (at ? `${wallClock(at).hour}:${wallClock(at).minute}` : '')

/** The number at this counter and what can be done with it, or the button that calls the next. */
export function CurrentTicket({ ticket, counterId, t }: { ticket: TicketTable | undefined; counterId: string; t: T }) {
  const counter = <input type="hidden" name="counterId" value={counterId} />
  if (!ticket)
    return (
      <Form action="/quay/so/goi-tiep">
        {counter}
        <Button>{t.callNext}</Button>
      </Form>
    )
  const serving = ticket.state === 'serving'
  return (
    <section class="desk-number" aria-labelledby="so-nay">
      <h2 id="so-nay">{t.current}</h2>
      <strong class="ticket-label">{ticket.label}</strong>
      <p>
        <Tag kind={STATE_TAG[ticket.state]}>{t.state[ticket.state]}</Tag>{' '}
        {ticket.priority ? <Tag kind="waiting">{`${t.priorityWord}: ${t.priority[ticket.priority]}`}</Tag> : null}
      </p>
      <Text small>
        {serving ? t.servingSince(clockOf(ticket.served_from)) : t.calledSince(clockOf(ticket.last_called_at))}
        {ticket.recalled > 0 ? `. ${t.recalledTimes(ticket.recalled)}` : ''}
      </Text>
      <Form action={serving ? '/quay/so/xong-goi-tiep' : '/quay/so/bat-dau'}>
        {counter}
        <input type="hidden" name="ticketId" value={ticket.id} />
        <ButtonGroup>
          <Button>{serving ? t.finishAndNext : t.start}</Button>
          {serving ? null : (
            <>
              <Button kind="secondary" formAction="/quay/so/goi-lai">
                {t.recall}
              </Button>
              <Button kind="secondary" formAction="/quay/so/vang-mat">
                {t.skip}
              </Button>
              <Button kind="secondary" formAction="/quay/so/xong-goi-tiep">
                {t.finishAndNext}
              </Button>
            </>
          )}
          <Button kind="secondary" formAction="/quay/so/xong">
            {t.finish}
          </Button>
        </ButtonGroup>
      </Form>
    </section>
  )
}

interface ListsProps extends Waiting {
  lines: readonly Line[]
  counterId: string
  /** Whether this officer may call somebody now. */
  free: boolean
  t: T
  locale: string
}

/** Who waits for this counter, and whom nobody saw when called: the latter can be called again when they come. */
export function WaitingLists({ waiting, skipped, lines, counterId, free, t, locale }: ListsProps) {
  const table = (rows: readonly TicketTable[], since: string, at: (row: TicketTable) => Date | null, call: string) => (
    <Table
      caption={since}
      hideCaption
      columns={[
        { key: 'label', label: t.number, rowHeader: true },
        { key: 'line', label: t.line },
        { key: 'since', label: since },
        { key: 'priority', label: t.priorityWord },
        ...(free ? [{ key: 'action', label: t.action }] : []),
      ]}
      rows={rows.map((row) => {
        const line = lines.find((one) => one.id === row.line_id)
        return {
          label: row.label,
          line: line ? lineName(line, { locale }) : t.none,
          since: clockOf(at(row)),
          priority: row.priority ? <Tag kind="waiting">{t.priority[row.priority]}</Tag> : t.none,
          action: (
            <Form action="/quay/so/goi" inline>
              <input type="hidden" name="counterId" value={counterId} />
              <input type="hidden" name="ticketId" value={row.id} />
              <Button kind="secondary" hidden={row.label}>
                {call}
              </Button>
            </Form>
          ),
        }
      })}
    />
  )
  return (
    <>
      <Heading level={2}>{`${t.waitingList} (${waiting.length})`}</Heading>
      {waiting.length > 0 ? table(waiting, t.waitsSince, (row) => row.taken_at, t.call) : <Text>{t.nobodyWaits}</Text>}
      {skipped.length > 0 ? (
        <>
          <Heading level={2}>{`${t.skippedList} (${skipped.length})`}</Heading>
          {table(skipped, t.skippedSince, (row) => row.last_called_at, t.recall)}
        </>
      ) : null}
    </>
  )
}
