import { Hono } from 'hono'
import { type Env, page } from '#platform/pages'
import { DesignPage, designTitle } from '#ui/examples'

/** Every component with its examples, for those who build pages and those who judge them. */
export function designSystemRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/he-thong-thiet-ke', (c) => {
    const desk = c.req.query('kieu') === 'ban'
    return page(c, { title: designTitle(c.var.ctx.locale), desk }, <DesignPage desk={desk} />)
  })
  return app
}
