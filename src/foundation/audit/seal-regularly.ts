import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { addJob } from '#platform/jobs'
import { sealEntries } from './seal-entries.ts'

/**
 * Job of each full minute; sets itself up once more for the half minute, because an entry must be sealed within 60 s and cron's
 * finest step is a whole minute.
 */
export async function sealRegularly(ctx: Ctx, payload: { again?: boolean } | undefined): Promise<void> {
  await sealEntries(ctx)
  if (payload?.again) return
  await inTransaction(ctx, async (ctx) =>
    addJob(ctx, 'audit.seal', { again: true }, { runAt: new Date(ctx.now.getTime() + 30_000), key: 'audit.seal-half-minute' }),
  )
}
