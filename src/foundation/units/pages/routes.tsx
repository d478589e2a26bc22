import type { Hono } from 'hono'
import type { Env } from '#platform/pages'
import { belowPage } from './below-page.tsx'
import { reformRoutes } from './reform-routes.tsx'
import { searchPage } from './search-page.tsx'
import { unitPage } from './unit-page.tsx'

export function routes(app: Hono<Env>): void {
  app.get('/don-vi', searchPage)
  app.get('/don-vi/:code', unitPage)
  app.get('/don-vi/:code/truc-thuoc', belowPage)
  reformRoutes(app)
}
