import type { Context, Hono } from 'hono'
import { getAgency } from '#foundation/organizations'
import { type Env, page, redirect } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Tag, type TagKind } from '#ui/tag'
import { Text } from '#ui/typography'
import { getStanding, type Standing } from '../get-standing.ts'
import { leaveTicket } from '../leave-ticket.ts'
import { text } from '../messages.ts'
import { lineName } from '../queue-on.ts'
import { afterAct, isOver, type TicketState } from '../ticket-state.ts'
import { liveIsland } from './kiosk-routes.tsx'

export const STATE_TAG: Record<TicketState, TagKind> = {
  waiting: 'waiting',
  called: 'late',
  serving: 'progress',
  skipped: 'stopped',
  finished: 'good',
  left: 'neutral',
}

/** `/so/:code`: where the holder of the paper looks on the phone. The code is the key; nothing personal is shown. */
export function ticketRoutes(app: Hono<Env>): void {
  app.get('/so/:code', show)
  app.post('/so/:code/roi-hang', async (c) => {
    const code = c.req.param('code')
    await leaveTicket(c.var.ctx, code)
    return redirect(c, `/so/${code}`, { kind: 'success', text: text(c.var.ctx).left })
  })
}

async function show(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const standing = await getStanding(ctx, c.req.param('code') ?? '')
  const { ticket, line } = standing
  const agency = await getAgency(ctx, ticket.agency_id)
  const rows = [
    { key: t.line, value: line ? lineName(line, ctx) : t.none },
    ...(ticket.priority ? [{ key: t.priorityWord, value: t.priority[ticket.priority] }] : []),
    { key: t.takenAt, value: formatDateTime(ticket.taken_at) },
  ]
  return page(
    c,
    { title: t.ticketTitle(ticket.label), ...(isOver(ticket.state) ? {} : { refresh: 20 }) },
    <>
      <div id="so" aria-live="polite" data-live-every={isOver(ticket.state) ? undefined : 15}>
        <section class="paper-ticket">
          <p>{agency.name}</p>
          <h1>
            <span class="unseen">{t.yourNumber} </span>
            <span class="ticket-label">{ticket.label}</span>
          </h1>
          <p>
            <Tag kind={STATE_TAG[ticket.state]}>{t.state[ticket.state]}</Tag>
          </p>
          <p class="lead">{sentence(standing, t)}</p>
          {ticket.state === 'waiting' ? (
            <Text small>
              {standing.estimate === undefined ? t.noEstimate : `${t.estimate(standing.estimate)}. ${t.estimateNote}`}
            </Text>
          ) : null}
        </section>
      </div>
      <SummaryList rows={rows} />
      {afterAct(ticket.state, 'leave') ? (
        <Form action={`/so/${standing.code}/roi-hang`}>
          <Button kind="secondary">{t.leave}</Button>
        </Form>
      ) : null}
      <script type="module" src={liveIsland.src} />
    </>,
  )
}

function sentence({ ticket, counterName = '', before }: Standing, t: ReturnType<typeof text>): string {
  if (ticket.state === 'waiting') return t.before(before)
  if (ticket.state === 'called') return t.calledTo(counterName)
  if (ticket.state === 'serving') return t.servingAt(counterName)
  return { skipped: t.skippedNote, finished: t.finishedNote, left: t.leftNote }[ticket.state]
}
