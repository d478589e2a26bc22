import type { Context, Hono } from 'hono'
import { isUuid } from '#platform/database'
import { notFound } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { Deadline } from '#ui/deadline'
import { EmptyState } from '#ui/empty-state'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { countTasks } from '../count-tasks.ts'
import { listTasks, type Task } from '../list-tasks.ts'
import { text } from '../messages.ts'
import { handOverTask, takeTask } from '../take-task.ts'

/** `/viec`: the one worklist of an officer. */
export function worklistPages(app: Hono<Env>): void {
  app.get('/viec', worklist)
  app.post('/viec/nhan', async (c) => {
    await takeTask(c.var.ctx, keyOf(c))
    return redirect(c, '/viec?xem=mine', { kind: 'success', text: text(c.var.ctx).tookIt })
  })
  app.post('/viec/tra', async (c) => {
    await handOverTask(c.var.ctx, keyOf(c))
    return redirect(c, '/viec', { kind: 'info', text: text(c.var.ctx).gaveItBack })
  })
}

function keyOf(c: Context<Env>): { agencyId: string; id: string } {
  const [agencyId = '', id = ''] = (readForm(c).get('task') ?? '').split('/')
  if (!isUuid(agencyId) || !isUuid(id)) throw notFound(c.var.ctx)
  return { agencyId, id }
}

async function worklist(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const asked = c.req.query('xem')
  const view = asked === 'mine' || asked === 'open' ? asked : 'all'
  const [tasks, counts] = await Promise.all([listTasks(ctx, { view, after: c.req.query('after') }), countTasks(ctx)])
  const tabs = (['all', 'open', 'mine'] as const).map((key) => ({
    href: key === 'all' ? '/viec' : `/viec?xem=${key}`,
    label: t[key],
    current: key === view,
    count: key === 'all' ? counts.open + counts.mine : counts[key],
  }))
  return page(
    c,
    { title: t.title, desk: true },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.counts(counts.open, counts.mine, counts.late)}</Text>
      <Tabs label={t.title} tabs={tabs} />
      {tasks.items.length === 0 ? (
        <EmptyState title={t.title} text={t.empty} />
      ) : (
        <Table
          caption={t.lead}
          columns={[
            { key: 'what', label: t.what },
            { key: 'code', label: t.code },
            { key: 'due', label: t.due },
            { key: 'state', label: t.state },
            { key: 'action', label: t.action },
          ]}
          rows={tasks.items.map((task) => ({
            what: <a href={task.href}>{task.title}</a>,
            code: <span class="code">{task.reference}</span>,
            due: task.dueAt ? <Deadline dueAt={task.dueAt} now={ctx.now} /> : t.noDeadline,
            state: task.assigneeId ? <Tag kind="progress">{t.taken}</Tag> : <Tag kind="neutral">{t.waiting}</Tag>,
            action: <MoveForm task={task} label={task.assigneeId ? t.giveBack : t.take} />,
          }))}
        />
      )}
      <Pagination
        next={tasks.next ? `/viec?xem=${view}&after=${tasks.next}` : undefined}
        first={c.req.query('after') ? `/viec?xem=${view}` : undefined}
      />
    </>,
  )
}

function MoveForm({ task, label }: { task: Task; label: string }) {
  return (
    <Form action={task.assigneeId ? '/viec/tra' : '/viec/nhan'} inline>
      <input type="hidden" name="task" value={`${task.agencyId}/${task.id}`} />
      <Button kind="secondary" hidden={task.reference}>
        {label}
      </Button>
    </Form>
  )
}
