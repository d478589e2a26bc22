import type { Hono } from 'hono'
import { personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { listHeads, listNewestHeads, publicKeys } from '../heads.ts'
import { listAccesses } from '../list-accesses.ts'
import { text } from '../messages.ts'
import { AccessesPage } from './accesses-page.tsx'
import { HistoryPage, LogPage, treeNames } from './log-page.tsx'

export function routes(app: Hono<Env>): void {
  app.get('/nhat-ky', async (c) => {
    const { ctx } = c.var
    const after = c.req.query('after')
    const heads = await listNewestHeads(ctx, { after })
    const nameOf = await treeNames(
      ctx,
      heads.items.map((head) => head.agencyId),
    )
    const keys = await publicKeys(ctx)
    return page(c, { title: text(ctx).log.title }, <LogPage ctx={ctx} heads={heads} nameOf={nameOf} keys={keys} first={!after} />)
  })

  app.get('/nhat-ky/:agencyId', async (c) => {
    const { ctx } = c.var
    const agencyId = c.req.param('agencyId').toLowerCase()
    const after = c.req.query('after')
    if (!isUuid(agencyId)) throw notFound(ctx)
    const heads = await listHeads(ctx, agencyId, { after })
    if (heads.items.length === 0 && !after) throw notFound(ctx)
    const name = (await treeNames(ctx, [agencyId]))(agencyId)
    const t = text(ctx).log
    return page(
      c,
      { title: name, breadcrumbs: [{ href: '/nhat-ky', label: t.title }] },
      <HistoryPage ctx={ctx} heads={heads} name={name} agencyId={agencyId} first={!after} />,
    )
  })

  app.get('/ai-da-xem', async (c) => {
    const { ctx } = c.var
    const personId = personIdOf(ctx.actor)
    ensure(ctx, personId !== undefined)
    const after = c.req.query('after')
    const accesses = await listAccesses(ctx, { personId: personId!, after })
    const nameOf = await treeNames(
      ctx,
      accesses.items.map((access) => access.agencyId),
    )
    return page(
      c,
      { title: text(ctx).accesses.title },
      <AccessesPage ctx={ctx} accesses={accesses} nameOf={nameOf} first={!after} />,
    )
  })
}
