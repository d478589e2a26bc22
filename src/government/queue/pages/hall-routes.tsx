import type { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { liveStream } from '#platform/live'
import { type Env, page } from '#platform/pages'
import { getBoard } from '../get-board.ts'
import { text } from '../messages.ts'
import { watchBoard } from '../watch-board.ts'
import { agencyOf, liveIsland } from './kiosk-routes.tsx'
import { CallBoard, newestCall, ScreenHead } from './screen.tsx'

/** `/goi-so`: the wall of the hall. Live by server-sent events; without script it reloads itself. */
export function hallRoutes(app: Hono<Env>): void {
  app.get('/goi-so/:agency', async (c) => {
    const { ctx } = c.var
    const t = text(ctx)
    const agency = await agencyOf(c)
    const board = await getBoard(ctx, agency.id)
    return page(
      c,
      { title: t.hallTitle, screen: 'hall', refresh: 10 },
      <>
        <ScreenHead agencyName={agency.name}>
          <button type="button" class="button button-secondary" data-bell data-on={t.soundOn} data-off={t.soundOff} hidden>
            {t.soundOn}
          </button>
        </ScreenHead>
        <h1 class="unseen">{t.hallTitle}</h1>
        <p class="notice notice-warning" data-offline hidden>
          {t.offline}
        </p>
        <div aria-live="polite" data-live-src={`/goi-so/${agency.code}/dong`} data-newest={newestCall(board)}>
          <CallBoard board={board} t={t} locale={ctx.locale} />
        </div>
        <script type="module" src={liveIsland.src} />
      </>,
    )
  })
  app.get('/goi-so/:agency/dong', async (c) => {
    const { ctx } = c.var
    const agency = await agencyOf(c)
    const t = text(ctx)
    return liveStream(c, (send) =>
      watchBoard(ctx, agency.id, (board) =>
        send('board', {
          html: renderToString(<CallBoard board={board} t={t} locale={ctx.locale} />),
          newest: newestCall(board),
        }),
      ),
    )
  })
}
