import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { countTasks } from './count-tasks.ts'
import { handOverTask } from './hand-over-task.ts'
import { listTasks } from './list-tasks.ts'
import { listWorkload } from './list-workload.ts'
import { takeTask } from './take-task.ts'

const tags = ['worklist']
const params = z.object({ agencyId: z.uuid(), id: z.uuid() })
const moment = z.iso.datetime()
const Task = z
  .object({
    agencyId: z.uuid(),
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    reference: z.string(),
    href: z.string(),
    role: z.string().nullable(),
    assigneeId: z.uuid().nullable(),
    dueAt: moment.nullable(),
    openedAt: moment,
  })
  .openapi('Task')
const Holder = z.object({
  holder: z.string(),
  name: z.string().optional(),
  count: z.int(),
  late: z.int(),
  earliestDue: moment.nullable(),
})
const filter = z.object({
  view: z.enum(['all', 'mine', 'open']).default('all'),
  kind: z.string().max(60).optional(),
  late: z.stringbool().default(false),
  holder: z.string().max(60).optional().describe('For leaders: `role:one_stop` or `person:<id>`'),
  after: z.string().max(500).optional(),
})

/** The one worklist: what waits, who has how much, taking and handing over. */
export function tasksApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    { route: 'get /tasks', tags, summary: 'The officer’s work, most urgent first', query: filter, returns: pageSchema(Task) },
    (ctx, { query }) => listTasks(ctx, query as Parameters<typeof listTasks>[1]),
  )
  const counted = { open: z.int(), mine: z.int(), late: z.int() }
  offer(
    api,
    {
      route: 'get /tasks/count',
      tags,
      summary: 'How much work waits, by kind; for leaders also of one holder',
      query: filter.pick({ holder: true }),
      returns: z.object({ ...counted, kinds: z.array(z.object({ kind: z.string(), ...counted })) }),
    },
    (ctx, { query }) => countTasks(ctx, query.holder),
  )
  offer(
    api,
    {
      route: 'get /tasks/workload',
      tags,
      summary: 'Who has how much work; for leaders',
      returns: z.object({ items: z.array(Holder) }),
    },
    async (ctx) => ({ items: await listWorkload(ctx) }),
  )
  offer(
    api,
    { route: 'post /tasks/{agencyId}/{id}/holder', tags, summary: 'Take waiting work upon oneself', params },
    (ctx, { params }) => takeTask(ctx, params),
  )
  offer(
    api,
    {
      route: 'post /tasks/{agencyId}/{id}/hand-over',
      tags,
      summary: 'Hand work to a colleague with a reason, or back to its role',
      params,
      body: z.object({ toPersonId: z.uuid().optional(), reason: z.string().max(500).default('') }),
    },
    (ctx, { params, body }) => handOverTask(ctx, { ...params, ...body }),
  )
}
