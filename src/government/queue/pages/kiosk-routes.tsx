import type { Context, Hono } from 'hono'
import { calendarOf } from '#foundation/calendar'
import { type Agency, findAgencyByCode, getAgency } from '#foundation/organizations'
import { notFound } from '#platform/errors'
import { defineIsland } from '#platform/islands'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { getBoard } from '../get-board.ts'
import { getStanding } from '../get-standing.ts'
import { limitTaking } from '../limit-taking.ts'
import { text } from '../messages.ts'
import { PRIORITIES, type Priority } from '../priority-rule.ts'
import { queueOn } from '../queue-on.ts'
import { isOpen, takeTicket } from '../take-ticket.ts'
import { KioskChoices } from './kiosk-choices.tsx'
import { PaperTicket, ScreenHead } from './screen.tsx'

type C = Context<Env>

export const liveIsland = defineIsland(import.meta.dirname, 'live')

/** The agency of a hall's address, by its identifier code. Throws not_found. */
export async function agencyOf(c: C): Promise<Agency & { code: string }> {
  const agency = await findAgencyByCode(c.var.ctx, c.req.param('agency') ?? '')
  if (!agency?.code) throw notFound(c.var.ctx)
  return agency as Agency & { code: string }
}

export const siteAddress = (c: C): string => c.var.ctx.ports.config.publicUrl ?? new URL(c.req.url).origin

/** `/lay-so`: the kiosk in the hall, for fingers, without script. */
export function kioskRoutes(app: Hono<Env>): void {
  app.get('/lay-so/phieu/:code', ticketPage)
  app.get('/lay-so/:agency', kioskPage)
  app.post('/lay-so/:agency', async (c) => {
    const agency = await agencyOf(c)
    limitTaking(c)
    const form = readForm(c)
    const taken = await takeTicket(c.var.ctx, {
      agencyId: agency.id,
      lineId: form.get('lineId') ?? '',
      priority: (form.get('priority') || null) as Priority | null,
    })
    return redirect(c, `/lay-so/phieu/${taken.code}`)
  })
}

async function kioskPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const agency = await agencyOf(c)
  const today = vietnamDate(ctx.now)
  const [{ lines, rule }, board, open, calendar] = await Promise.all([
    queueOn(ctx, agency.id, today),
    getBoard(ctx, agency.id),
    isOpen(ctx, agency.id),
    calendarOf(ctx, agency.id),
  ])
  const asked = c.req.query('uu-tien')
  const priority = PRIORITIES.find((one): one is Priority => one === asked)
  const home = `/lay-so/${agency.code}`
  const other = ctx.locale === 'vi' ? 'en' : 'vi'
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const hours = calendar.hoursOn(today).map(([from, to]) => `${clock(from)}–${clock(to)}`)
  return page(
    c,
    { title: t.kioskTitle, screen: 'kiosk', refresh: asked ? 60 : 120, refreshTo: home },
    <div data-return={home} data-after={asked ? 60 : 120}>
      <ScreenHead agencyName={agency.name}>
        <ButtonLink kind="secondary" href={`/ngon-ngu/${other}?ve=${encodeURIComponent(home)}`}>
          <span lang={other}>{other === 'en' ? 'English' : 'Tiếng Việt'}</span>
        </ButtonLink>
      </ScreenHead>
      <h1>{t.kioskTitle}</h1>
      {lines.length === 0 ? (
        <EmptyState title={t.closedTitle} text={t.noLines} />
      ) : !open && !rule.outsideHours ? (
        <EmptyState
          title={t.closedTitle}
          text={`${t.closedText} ${hours.length > 0 ? t.openingToday(hours.join(', ')) : t.restToday}`}
        />
      ) : (
        <KioskChoices {...{ home, lines, board, rule, priority, t }} choosing={asked === 'chon'} locale={ctx.locale} />
      )}
      <script type="module" src={liveIsland.src} />
    </div>,
  )
}

async function ticketPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const standing = await getStanding(ctx, c.req.param('code') ?? '')
  const agency = await getAgency(ctx, standing.ticket.agency_id)
  const home = `/lay-so/${agency.code}`
  return page(
    c,
    { title: t.ticketTitle(standing.ticket.label), screen: 'kiosk', refresh: 20, refreshTo: home },
    <div data-return={home} data-after={20}>
      <ScreenHead agencyName={agency.name} />
      <PaperTicket
        standing={standing}
        agencyName={agency.name}
        address={`${siteAddress(c)}/so/${standing.code}`}
        t={t}
        locale={ctx.locale}
      />
      <ButtonGroup>
        <ButtonLink href={home}>{t.done}</ButtonLink>
        <button type="button" class="button button-secondary" data-print hidden>
          {t.print}
        </button>
      </ButtonGroup>
      <script type="module" src={liveIsland.src} />
    </div>,
  )
}
