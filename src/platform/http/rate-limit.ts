/** A bucket per client that refills steadily. In memory: it protects this process, and a restart forgives. */
export interface RateLimit {
  /** Returns 0 when the request may pass, else the seconds to wait. */
  take(client: string, now: number): number
}

/** @param perMinute steady rate; @param burst how many may come at once. */
export function createRateLimit(perMinute: number, burst: number): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>()
  const perMs = perMinute / 60_000
  return {
    take(client, now) {
      const bucket = buckets.get(client) ?? { level: burst, at: now }
      const level = Math.min(burst, bucket.level + Math.max(0, now - bucket.at) * perMs)
      // A flood of addresses must not grow the memory without bound; full buckets carry no knowledge.
      if (buckets.size > 50_000) buckets.clear()
      if (level < 1) {
        buckets.set(client, { level, at: now })
        return Math.ceil((1 - level) / perMs / 1000)
      }
      buckets.set(client, { level: level - 1, at: now })
      return 0
    },
  }
}
