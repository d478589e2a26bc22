import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { findIsland } from '#platform/islands'
import { markSvg } from '#ui/mark'
import { stylesheet } from '#ui/styles'

const YEAR = 'public, max-age=31536000, immutable'

/** Style, icon and islands: style and islands are named by their content, so a browser keeps them for a year. */
export function assetRoutes(): Hono {
  const app = new Hono()
  const { css, hash } = stylesheet()
  app.use('/tai-san/*', compress())
  app.get(`/tai-san/dinh.${hash}.css`, (c) =>
    c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': YEAR, 'X-Content-Type-Options': 'nosniff' }),
  )
  app.get('/tai-san/dao/:file', (c, next) => {
    const island = findIsland(c.req.path)
    if (!island) return next()
    return c.body(island.code, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': YEAR,
      'X-Content-Type-Options': 'nosniff',
    })
  })
  app.get('/favicon.svg', (c) =>
    c.body(markSvg(), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  )
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301))
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /kiem-tra/\nDisallow: /tra-cuu\n'))
  return app
}
