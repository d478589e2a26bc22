import type { Context } from 'hono'
import { personNames } from '#foundation/identity'
import { listOfficers } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { type Env, page } from '#platform/pages'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { Deadline } from '#ui/deadline'
import { EmptyState } from '#ui/empty-state'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { countTasks, type TaskCounts } from '../count-tasks.ts'
import { listTasks, type Task } from '../list-tasks.ts'
import { text } from '../messages.ts'
import { mayHandOver, maySeeOthersWork } from '../permissions.ts'
import { holderName } from './holder-name.ts'
import { type WorklistQuery, worklistPath } from './worklist-path.ts'

/** `/viec`: one's own work, or with `cua`, for a leader, what one colleague holds or what waits for a role. */
export async function worklist(c: Context<Env>): Promise<Response> {
  const { ctx, site } = c.var
  const t = text(ctx)
  const { after, ...query } = queryOf(c)
  const [tasks, counts] = await Promise.all([listTasks(ctx, { ...query, after }), countTasks(ctx, query.holder)])
  const title = query.holder ? await titleOf(ctx, query.holder) : t.title
  const label = (kind: string) => site.work.find((known) => known.kind === kind)?.label(ctx.locale) ?? kind
  return page(
    c,
    { title, breadcrumbs: query.holder ? [{ href: '/viec/ca-co-quan', label: t.othersWork }] : [], desk: true },
    <>
      <Heading level={1}>{title}</Heading>
      <Text lead>
        {query.holder ? t.countsOf(counts.open + counts.mine, counts.late) : t.counts(counts.open, counts.mine, counts.late)}
      </Text>
      {!query.holder && maySeeOthersWork(ctx.actor) ? (
        <ButtonGroup>
          <ButtonLink href="/viec/ca-co-quan" kind="secondary">
            {t.othersWork}
          </ButtonLink>
        </ButtonGroup>
      ) : null}
      <Tabs label={t.title} tabs={views(ctx, query, counts)} />
      {counts.kinds.length > 1 ? <Tabs label={t.kinds} tabs={kinds(ctx, query, counts, label)} /> : null}
      {tasks.items.length === 0 ? (
        <EmptyState title={title} text={t.empty} />
      ) : (
        <TaskTable ctx={ctx} tasks={tasks.items} caption={query.holder ? title : t.lead} />
      )}
      <Pagination
        next={tasks.next ? worklistPath({ ...query, after: tasks.next }) : undefined}
        first={after ? worklistPath(query) : undefined}
      />
    </>,
  )
}

function queryOf(c: Context<Env>): WorklistQuery {
  const view = c.req.query('xem')
  const kind = c.req.query('loai')
  return {
    view: view === 'mine' || view === 'open' ? view : 'all',
    late: c.req.query('han') === 'qua',
    kind: kind && /^[a-z.-]{1,60}$/.test(kind) ? kind : undefined,
    holder: c.req.query('cua'),
    after: c.req.query('after'),
  }
}

async function titleOf(ctx: Ctx, holder: string): Promise<string> {
  if (!holder.startsWith('person:')) return holderName(ctx, holder, undefined)
  const id = holder.replace('person:', '')
  // Of a colleague, never of whoever has that id.
  const { actor } = ctx
  const colleague = actor.kind === 'officer' && (await listOfficers(ctx, actor.agencyId)).some((one) => one.personId === id)
  return text(ctx).workOf(colleague ? ((await personNames(ctx, [id])).get(id) ?? '') : '')
}

/** Each count is that of the list it opens: of the kind chosen, where one is. */
function views(ctx: Ctx, query: WorklistQuery, counts: TaskCounts) {
  const t = text(ctx)
  const of = query.kind ? counts.kinds.find((kind) => kind.kind === query.kind) : counts
  const { open, mine, late } = of ?? { open: 0, mine: 0, late: 0 }
  const tab = (view: 'all' | 'open' | 'mine', count: number) => ({
    href: worklistPath({ ...query, view, late: false }),
    label: t[view],
    current: !query.late && view === query.view,
    count,
  })
  return [
    tab('all', open + mine),
    ...(query.holder ? [] : [tab('open', open), tab('mine', mine)]),
    { href: worklistPath({ ...query, view: 'all', late: true }), label: t.late, current: query.late ?? false, count: late },
  ]
}

/** Only kinds that are in the list as it is looked at; the one chosen stays, so that it can be left. */
function kinds(ctx: Ctx, query: WorklistQuery, counts: TaskCounts, label: (kind: string) => string) {
  const count = (of: TaskCounts['kinds'][number]) =>
    query.late ? of.late : query.view === 'open' ? of.open : query.view === 'mine' ? of.mine : of.open + of.mine
  const tab = (kind: string | undefined, name: string, n: number) => ({
    href: worklistPath({ ...query, kind }),
    label: name,
    current: kind === query.kind,
    count: n,
  })
  const present = counts.kinds.filter((of) => count(of) > 0 || of.kind === query.kind)
  return [
    tab(
      undefined,
      text(ctx).allKinds,
      counts.kinds.reduce((total, of) => total + count(of), 0),
    ),
    ...present.map((of) => tab(of.kind, label(of.kind), count(of))),
  ]
}

function TaskTable({ ctx, tasks, caption }: { ctx: Ctx; tasks: Task[]; caption: string }) {
  const t = text(ctx)
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'what', label: t.what },
        { key: 'code', label: t.code },
        { key: 'due', label: t.due },
        { key: 'state', label: t.state },
        { key: 'action', label: t.action },
      ]}
      rows={tasks.map((task) => ({
        what: (
          <>
            <a href={task.href}>{task.title}</a>
            {task.handedOver ? <Text small>{t.handedBy(task.handedOver.by, task.handedOver.reason)}</Text> : null}
          </>
        ),
        code: <span class="code">{task.reference}</span>,
        due: task.dueAt ? <Deadline dueAt={task.dueAt} now={ctx.now} /> : t.noDeadline,
        state: state(ctx, task),
        action: <Actions ctx={ctx} task={task} />,
      }))}
    />
  )
}

const isMine = (ctx: Ctx, task: Task) => ctx.actor.kind === 'officer' && task.assigneeId === ctx.actor.personId

function state(ctx: Ctx, task: Task) {
  const t = text(ctx)
  if (!task.assigneeId) return <Tag kind="neutral">{t.waiting}</Tag>
  return <Tag kind="progress">{isMine(ctx, task) ? t.taken : t.heldByColleague}</Tag>
}

function Actions({ ctx, task }: { ctx: Ctx; task: Task }) {
  const t = text(ctx)
  const own = isMine(ctx, task)
  const mayTake = !task.assigneeId && ctx.actor.kind === 'officer' && ctx.actor.roles.some((role) => role === task.role)
  const passesOn = mayHandOver(ctx.actor, task.assigneeId ? `person:${task.assigneeId}` : `role:${task.role}`)
  return (
    <ButtonGroup>
      {own || mayTake ? (
        <Form action={own ? '/viec/tra' : '/viec/nhan'} inline>
          <input type="hidden" name="task" value={`${task.agencyId}/${task.id}`} />
          <Button kind="secondary" hidden={task.reference}>
            {own ? t.giveBack : t.take}
          </Button>
        </Form>
      ) : null}
      {passesOn ? (
        <a href={`/viec/${task.agencyId}/${task.id}/ban-giao`}>
          {t.handOver}
          <span class="unseen"> {task.reference}</span>
        </a>
      ) : null}
    </ButtonGroup>
  )
}
