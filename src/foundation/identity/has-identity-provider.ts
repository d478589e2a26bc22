import type { Ctx } from '#platform/context'

/** Whether the national identity, or the demo's stand-in for it, can be used here. */
export const hasIdentityProvider = (ctx: Ctx): boolean => ctx.ports.config.oidc !== undefined || ctx.ports.config.demo
