import { noteListView } from '#foundation/audit'
import { type Ctx, isOfficer } from '#platform/context'
import type { Page } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import type { FactQuery, FactRecord } from '#platform/measures'

/** The records behind a number, for officers, each what they may see anyway; the look is written to the audit. Throws `not_found` for an unknown measure. */
export async function listFacts(ctx: Ctx, query: FactQuery): Promise<Page<FactRecord>> {
  ensure(ctx, isOfficer(ctx.actor))
  const found = ctx.ports.measures.find(query.measure)
  if (!found) throw notFound(ctx)
  const page = await found.source.list(ctx, query)
  await noteListView(ctx, {
    action: 'evidence.list-viewed',
    list: query.measure,
    filter: { from: query.from, to: query.to, further: query.after !== undefined },
    shown: page.items.length,
  })
  return page
}
