import type { Hono } from 'hono'
import type { Env } from '#platform/pages'
import { accountRoutes } from './account-routes.tsx'
import { codeRoutes } from './code-routes.tsx'
import { identityRoutes } from './identity-routes.tsx'
import { officerRoutes } from './officer-routes.tsx'
import { passkeyRoutes } from './passkey-routes.tsx'
import { postRoutes } from './post-routes.tsx'
import { setupRoutes } from './setup-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'

export function identityPages(app: Hono<Env>): void {
  signInRoutes(app)
  identityRoutes(app)
  passkeyRoutes(app)
  postRoutes(app)
  accountRoutes(app)
  codeRoutes(app)
  officerRoutes(app)
  setupRoutes(app)
}
