import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { PageSubject } from '#platform/module'
import type { Env } from './env.ts'

/** What higher modules add to this place of a page, in their order (module.ts, `parts`). All are asked at once. */
export async function partsOf(c: Context<Env>, place: string, subject: PageSubject): Promise<ComponentChildren> {
  const { ctx, site } = c.var
  const parts = await Promise.all(site.parts.filter((part) => part.place === place).map((part) => part.render(ctx, subject)))
  return <>{parts}</>
}
