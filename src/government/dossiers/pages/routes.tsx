import type { Hono } from 'hono'
import type { Env } from '#platform/pages'
import { applicationRoutes } from './application-routes.tsx'
import { askToStopRoutes } from './ask-to-stop-routes.tsx'
import { checkRoutes } from './check-routes.tsx'
import { citizenRoutes } from './citizen-routes.tsx'
import { counterRoutes } from './counter-routes.tsx'
import { decisionRoutes } from './decision-routes.tsx'
import { deskRoutes } from './desk-routes.tsx'
import { downloadRoutes } from './download-routes.ts'
import { explainRoutes } from './explain-routes.tsx'
import { leaderRoutes } from './leader-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import { supplyRoutes } from './supply-routes.tsx'

/** All pages of dossiers: filing, the citizen's own, the officer's desk, the leader's decision, and the stranger's check. */
export function dossierPages(app: Hono<Env>): void {
  applicationRoutes(app)
  citizenRoutes(app)
  supplyRoutes(app)
  askToStopRoutes(app)
  explainRoutes(app)
  registerRoutes(app)
  deskRoutes(app)
  counterRoutes(app)
  decisionRoutes(app)
  leaderRoutes(app)
  downloadRoutes(app)
  checkRoutes(app)
}
