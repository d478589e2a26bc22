import * as client from 'openid-client'
import type { OidcConfig } from '#platform/config'
import type { Ctx, Ports } from '#platform/context'
import { AppError } from '#platform/errors'
import { text } from './messages.ts'
import { startDemoProvider } from './start-demo-provider.ts'

export interface IdentityClient {
  config: client.Configuration
  settings: OidcConfig
}

const clients = new WeakMap<Ports, { issuer: string; client: Promise<IdentityClient> }>()

/**
 * The client of the configured provider, found out once; in the demo the provider's process is started when it is first needed.
 * Error: unavailable.
 */
export async function identityClient(ctx: Ctx): Promise<IdentityClient> {
  const settings = ctx.ports.config.oidc ?? (await startDemoProvider(ctx))
  const known = clients.get(ctx.ports)
  if (known?.issuer === settings.issuer) return known.client
  const discovering = discover(settings)
  clients.set(ctx.ports, { issuer: settings.issuer, client: discovering })
  return discovering.catch((error: unknown) => {
    clients.delete(ctx.ports)
    ctx.log.warn({ err: error }, 'identity provider not reached')
    throw new AppError('unavailable', text(ctx).identityAway)
  })
}

async function discover(settings: OidcConfig): Promise<IdentityClient> {
  const issuer = new URL(settings.issuer)
  // Plain http is for the demo's own provider on this machine; a real one is reached by TLS alone.
  const insecure = issuer.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(issuer.hostname)
  const config = await client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
    timeout: 10,
    ...(insecure ? { execute: [client.allowInsecureRequests] } : {}),
  })
  return { config, settings }
}
