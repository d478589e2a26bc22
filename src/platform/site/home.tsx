import { Hono } from 'hono'
import { type Env, page } from '#platform/pages'
import { text } from './messages.ts'

/** The home page: each module brings its part. */
export function homeRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/', async (c) => {
    const { ctx, site } = c.var
    const parts = await Promise.all(site.home.map((part) => part.render(ctx)))
    return page(c, { title: text(ctx).homeTitle }, <div class="home">{parts}</div>)
  })
  return app
}
