import type { Context, Hono } from 'hono'
import { isUuid } from '#platform/database'
import { AppError, type FieldErrors, notFound } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { getHandOver, handOverTask } from '../hand-over-task.ts'
import { listWorkload } from '../list-workload.ts'
import { text } from '../messages.ts'
import { takeTask } from '../take-task.ts'
import { HandOverPage } from './hand-over-page.tsx'
import { worklist } from './worklist-page.tsx'
import { WorkloadPage } from './workload-page.tsx'

type C = Context<Env>
interface Key {
  agencyId: string
  id: string
}

/** `/viec`: the one worklist of an officer, and for leaders everybody's. */
export function routes(app: Hono<Env>): void {
  app.get('/viec', worklist)
  app.post('/viec/nhan', async (c) => {
    await takeTask(c.var.ctx, fieldKey(c))
    return redirect(c, '/viec?xem=mine', { kind: 'success', text: text(c.var.ctx).tookIt })
  })
  app.post('/viec/tra', async (c) => {
    await handOverTask(c.var.ctx, fieldKey(c))
    return redirect(c, '/viec', { kind: 'info', text: text(c.var.ctx).gaveItBack })
  })
  app.get('/viec/ca-co-quan', async (c) => {
    const { ctx } = c.var
    const workload = await listWorkload(ctx)
    return page(
      c,
      { title: text(ctx).othersWork, breadcrumbs: crumbs(c), desk: true },
      <WorkloadPage ctx={ctx} workload={workload} />,
    )
  })
  app.get('/viec/:agencyId/:id/ban-giao', (c) => handOverPage(c, pathKey(c)))
  app.post('/viec/:agencyId/:id/ban-giao', async (c) => {
    const { ctx } = c.var
    const key = pathKey(c)
    const { toPersonId = '', reason = '' } = readForm(c).values() as Record<string, string>
    try {
      await handOverTask(ctx, { ...key, toPersonId, reason })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
      return handOverPage(c, key, { toPersonId, reason }, error.fields)
    }
    return redirect(c, '/viec', { kind: 'success', text: text(ctx).handedOver })
  })
}

const crumbs = (c: C) => [{ href: '/viec', label: text(c.var.ctx).title }]

async function handOverPage(c: C, key: Key, typed: Record<string, string> = {}, errors: FieldErrors = {}): Promise<Response> {
  const { ctx } = c.var
  const wrong = Object.keys(errors).length > 0
  const view = await getHandOver(ctx, key)
  return page(
    c,
    { title: text(ctx).handOverTitle, breadcrumbs: crumbs(c), desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <HandOverPage ctx={ctx} {...view} typed={typed} errors={errors} />,
  )
}

const known = (c: C, agencyId: string, id: string): Key => {
  if (!isUuid(agencyId) || !isUuid(id)) throw notFound(c.var.ctx)
  return { agencyId, id }
}

const pathKey = (c: C): Key => known(c, c.req.param('agencyId') ?? '', c.req.param('id') ?? '')

function fieldKey(c: C): Key {
  const [agencyId = '', id = ''] = (readForm(c).get('task') ?? '').split('/')
  return known(c, agencyId, id)
}
