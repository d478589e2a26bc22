import type { Ctx } from '#platform/context'
import { addJob } from '#platform/jobs'

export { createEventRegistry, type EventHandler, type EventRegistry, silentEvents } from './registry.ts'

/**
 * Tells other modules what happened (past tense). Each handler becomes a job of the same transaction: a rollback removes
 * it, and it runs at least once, so handlers are idempotent.
 */
export function emit<Payload extends object>(ctx: Ctx, event: string, payload: Payload): void {
  for (const job of ctx.ports.events.handlersOf(event)) addJob(ctx, job, payload)
}
