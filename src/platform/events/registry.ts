import type { Ctx } from '#platform/context'

export type EventHandler = (ctx: Ctx, payload: never) => Promise<void>

/** Which handlers hear which event; composed from the modules at start. */
export interface EventRegistry {
  handlersOf(event: string): readonly string[]
}

/** `event` → names of the jobs that carry it (`event→module`). */
export function createEventRegistry(handlers: Map<string, string[]>): EventRegistry {
  return { handlersOf: (event) => handlers.get(event) ?? [] }
}

export const silentEvents: EventRegistry = { handlersOf: () => [] }
