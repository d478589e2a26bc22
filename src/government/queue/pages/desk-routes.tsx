import type { Context, Hono } from 'hono'
import { agencyCode } from '#foundation/organizations'
import type { Officer } from '#platform/context'
import { ensure, notFound } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { Card, CardList } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { Heading, Text } from '#ui/typography'
import { callNext, callTicket } from '../call-next.ts'
import { currentTicketOf, finishTicket, recallTicket, skipTicket, startTicket } from '../finish-ticket.ts'
import { listWaiting } from '../list-waiting.ts'
import { text } from '../messages.ts'
import { mayOpenDesk } from '../permissions.ts'
import { lineName, queueOn } from '../queue-on.ts'
import { CurrentTicket, WaitingLists } from './desk-parts.tsx'
import { liveIsland } from './kiosk-routes.tsx'

type C = Context<Env>
const PATH = '/quay/so'

/** `/quay/so`: where an officer of the one-stop desk calls numbers to the counter. */
export function deskRoutes(app: Hono<Env>): void {
  app.get(PATH, desk)
  app.post(`${PATH}/goi-tiep`, async (c) => {
    const t = text(c.var.ctx)
    const called = await callNext(c.var.ctx, { counterId: readForm(c).get('counterId') ?? '' })
    return back(c, called ? t.calledNow(called.label) : t.nobodyWaits, called ? 'success' : 'info')
  })
  app.post(`${PATH}/goi`, async (c) => {
    const form = readForm(c)
    const called = await callTicket(c.var.ctx, { ticketId: form.get('ticketId') ?? '', counterId: form.get('counterId') ?? '' })
    return back(c, text(c.var.ctx).calledNow(called.label))
  })
  app.post(`${PATH}/xong-goi-tiep`, async (c) => {
    const t = text(c.var.ctx)
    const next = await finishTicket(c.var.ctx, { ...ticketOf(c), andNext: true })
    return back(c, next ? `${t.acted.finish} ${t.calledNow(next.label)}` : `${t.acted.finish} ${t.nobodyWaits}`)
  })
  const acts = {
    'bat-dau': [startTicket, 'start'],
    'goi-lai': [recallTicket, 'recall'],
    'vang-mat': [skipTicket, 'skip'],
    xong: [finishTicket, 'finish'],
  } as const
  for (const [path, [act, said]] of Object.entries(acts))
    app.post(`${PATH}/${path}`, async (c) => {
      await act(c.var.ctx, ticketOf(c))
      return back(c, text(c.var.ctx).acted[said])
    })
}

const ticketOf = (c: C) => ({ ticketId: readForm(c).get('ticketId') ?? '' })

const back = (c: C, said: string, kind: 'success' | 'info' = 'success') =>
  redirect(c, `${PATH}?quay=${encodeURIComponent(readForm(c).get('counterId') ?? '')}`, { kind, text: said })

async function desk(c: C): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayOpenDesk(ctx.actor))
  const t = text(ctx)
  const { agencyId } = ctx.actor as Officer
  const [{ lines, counters }, current, code] = await Promise.all([
    queueOn(ctx, agencyId, vietnamDate(ctx.now)),
    currentTicketOf(ctx),
    agencyCode(ctx, agencyId),
  ])
  const asked = c.req.query('quay')
  const counter = counters.find((one) => one.id === (current?.counter_id ?? asked))
  if (asked && asked.length > 0 && !counter) throw notFound(ctx)
  const names = (ids: readonly string[]) =>
    lines
      .filter((line) => ids.includes(line.id))
      .map((line) => lineName(line, ctx))
      .join(', ')
  const links = (
    <ButtonGroup>
      <ButtonLink kind="secondary" href={`/goi-so/${code}`}>
        {t.toHall}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`/lay-so/${code}`}>
        {t.toKiosk}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`${PATH}/thong-ke`}>
        {t.toMeasures}
      </ButtonLink>
    </ButtonGroup>
  )
  if (!counter)
    return page(
      c,
      { title: t.deskTitle, desk: true },
      <>
        <Heading level={1}>{t.deskTitle}</Heading>
        {counters.length === 0 ? (
          <EmptyState title={t.counters} text={t.noCounters} />
        ) : (
          <>
            <Heading level={2}>{t.chooseCounter}</Heading>
            <CardList>
              {counters.map((one) => (
                <Card key={one.id} title={one.name} href={`${PATH}?quay=${one.id}`}>
                  {names(one.lineIds)}
                </Card>
              ))}
            </CardList>
          </>
        )}
        {links}
      </>,
    )
  const lists = await listWaiting(ctx, counter.lineIds)
  return page(
    c,
    { title: t.deskTitle, desk: true, refresh: 30 },
    <>
      <Heading level={1}>{t.deskTitle}</Heading>
      <Text lead>
        {t.atCounter(counter.name, names(counter.lineIds))} {current ? null : <a href={PATH}>{t.changeCounter}</a>}
      </Text>
      <CurrentTicket ticket={current} counterId={counter.id} t={t} />
      <div id="cho" data-live-every={10}>
        <WaitingLists {...lists} lines={lines} counterId={counter.id} free={!current} t={t} locale={ctx.locale} />
      </div>
      {links}
      <script type="module" src={liveIsland.src} />
    </>,
  )
}
