import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { isUuid } from '#platform/database'
import { notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { openProof } from '../open-proof.ts'
import type { ApplicationKey } from '../tables.ts'
import { ApplicationPage } from './application-page.tsx'
import { CriterionPage } from './criterion-page.tsx'
import { HomePage } from './home-page.tsx'
import { ProgressPage } from './progress-page.tsx'
import { SetPage } from './set-page.tsx'

export type C = Context<Env>

export function keyOf(c: C): ApplicationKey {
  const [agencyId, id] = [c.req.param('agency') ?? '', c.req.param('id') ?? '']
  if (!isUuid(agencyId) || !isUuid(id)) throw notFound(c.var.ctx)
  return { agencyId, id }
}

/** `/cong-nhan`: what was decided, the sets, the progress of a province, and each application. */
export function recognitionRoutes(app: Hono<Env>): void {
  app.get('/cong-nhan', (c) => HomePage(c))
  app.get('/cong-nhan/bo-tieu-chi/:set', (c) => SetPage(c))
  app.get('/cong-nhan/tien-do/:set', (c) => ProgressPage(c))
  app.get('/cong-nhan/:agency/:id', (c) => ApplicationPage(c))
  app.get('/cong-nhan/:agency/:id/tieu-chi/:code', (c) => CriterionPage(c))
  app.get('/cong-nhan/:agency/:id/tieu-chi/:code/minh-chung/:number', async (c) => {
    const proof = await openProof(c.var.ctx, keyOf(c), c.req.param('code'), Number(c.req.param('number')))
    return fileResponse(proof)
  })
}
