import type { Ctx } from '#platform/context'

/** One question a tick for all who watch, whatever their number; none while nobody watches. */
export interface Poller {
  /** Calls `changed` after each change of `key`, with a ctx of that moment; returns how to stop. The first state is the caller's to send. */
  watch(ctx: Ctx, key: string, changed: (ctx: Ctx) => void): () => void
}

interface Watch {
  key: string
  changed: (ctx: Ctx) => void
}

/**
 * @param read the versions of these keys now, in one statement; a key without a version is left out
 * @param everyMs how often it is asked
 */
export function createPoller(read: (ctx: Ctx, keys: string[]) => Promise<Map<string, number>>, everyMs = 1000): Poller {
  const watches = new Set<Watch>()
  const seen = new Map<string, number | undefined>()
  let timer: NodeJS.Timeout | undefined
  let now: () => Ctx

  const tick = async () => {
    timer = undefined
    // The last screen may have been closed since: nothing is asked then.
    if (watches.size === 0) return seen.clear()
    const keys = [...new Set([...watches].map((watch) => watch.key))]
    for (const key of seen.keys()) if (!keys.includes(key)) seen.delete(key)
    try {
      const versions = await read(now(), keys)
      for (const key of keys) {
        const version = versions.get(key)
        // What changed between the first state sent and the first tick must not be missed: the first tick tells everybody.
        const changed = !seen.has(key) || seen.get(key) !== version
        seen.set(key, version)
        if (changed) for (const watch of watches) if (watch.key === key) watch.changed(now())
      }
    } catch (error) {
      now().log.warn({ err: error }, 'the poller could not read; it asks again')
    }
    next()
  }
  const next = () => {
    if (timer || watches.size === 0) return
    timer = setTimeout(tick, everyMs)
    timer.unref()
  }

  return {
    watch(ctx, key, changed) {
      const began = Date.now()
      // A ctx's clock stands still; a screen stays open for days.
      const { idempotency: _, tx: __, ...rest } = ctx
      now = () => ({ ...rest, now: new Date(ctx.now.getTime() + Date.now() - began) })
      const watch = { key, changed }
      watches.add(watch)
      next()
      return () => void watches.delete(watch)
    },
  }
}
