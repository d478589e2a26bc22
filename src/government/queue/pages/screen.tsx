import { qrPath } from '#platform/qr'
import { formatDateTime } from '#platform/time'
import { Mark } from '#ui/mark'
import type { Board } from '../get-board.ts'
import type { Standing } from '../get-standing.ts'
import type { text } from '../messages.ts'
import { lineName } from '../queue-on.ts'

type T = ReturnType<typeof text>

/** Whose hall it is, on every screen of it; the other language stands beside it where people touch the screen. */
export function ScreenHead({ agencyName, children }: { agencyName: string; children?: preact.ComponentChildren }) {
  return (
    <header>
      <div class="screen-head">
        <p class="screen-name">
          <Mark />
          {agencyName}
        </p>
        {children}
      </div>
      <div class="eave" />
    </header>
  )
}

/** What the wall shows: the last number called, those at other counters, and how many wait. Never a name. */
export function CallBoard({ board, t, locale }: { board: Board; t: T; locale: string }) {
  const [now, ...others] = board.calls
  return (
    <>
      <div class="call-board">
        <div class="call-now">
          {now ? (
            <>
              <p>{t.nowCalling}</p>
              <strong class="ticket-label">{now.label}</strong>
              <p class="call-counter">{now.counterName}</p>
            </>
          ) : (
            <p>{t.nobodyCalled}</p>
          )}
        </div>
        {others.length > 0 ? (
          <ul class="call-others">
            {others.slice(0, 7).map((call) => (
              <li key={call.label}>
                <strong>{call.label}</strong>
                <span>{call.counterName}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <ul class="hall-waiting" aria-label={t.waitingHere}>
        {board.waiting.map(({ line, count }) => (
          <li key={line.id}>
            {line.prefix} · {lineName(line, { locale })}: <strong>{t.waitingCount(count)}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Tells one call from the next, a repeated one too, so that the bell rings once for each. */
export const newestCall = ({ calls: [now] }: Board): string => (now ? `${now.label} ${now.calledAt.getTime()}` : '')

interface PaperProps {
  standing: Standing
  agencyName: string
  /** Where the phone goes: the address of `/so/…`. */
  address: string
  t: T
  locale: string
}

/** The paper that the kiosk shows and prints. */
export function PaperTicket({ standing, agencyName, address, t, locale }: PaperProps) {
  const { ticket, line, before, estimate } = standing
  const qr = qrPath(address)
  return (
    <section class="paper-ticket">
      <p>{agencyName}</p>
      <h1>
        {t.yourNumber}
        <strong class="ticket-label">{ticket.label}</strong>
      </h1>
      <p>
        {line ? lineName(line, { locale }) : ''}
        {ticket.priority ? ` · ${t.priorityWord}: ${t.priority[ticket.priority]}` : ''}
      </p>
      <p>
        <strong>{t.before(before)}</strong>
        {estimate === undefined ? null : `. ${t.estimate(estimate)}.`}
      </p>
      <svg class="ticket-code" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t.scan}>
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <p>{t.scan}</p>
      <p class="small">
        {t.takenAt} {formatDateTime(ticket.taken_at)}. {t.keep}
      </p>
    </section>
  )
}
