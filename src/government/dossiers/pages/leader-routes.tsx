import type { Context, Hono } from 'hono'
import type { Ctx } from '#platform/context'
import { type Env, page, partsOf, readForm, redirect } from '#platform/pages'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { NumberTile, TileList } from '#ui/card'
import { Deadline } from '#ui/deadline'
import { ErrorSummary } from '#ui/error-summary'
import { Checkboxes } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { decideMany } from '../decide-many.ts'
import { type DayItem, leadersDay } from '../leaders-day.ts'
import { text } from '../messages.ts'
import { requireOfficer } from './require.ts'

type C = Context<Env>
type Texts = ReturnType<typeof text>

/** The leader's day: what is late and where it stuck, what falls due, and many decisions by one confirmation. */
export function leaderRoutes(app: Hono<Env>): void {
  app.get('/lanh-dao', (c) => dayPage(c))
  app.post('/lanh-dao/quyet-dinh', async (c) => {
    const { ctx } = c.var
    requireOfficer(ctx)
    const codes = readForm(c).all('codes')
    if (codes.length === 0) return dayPage(c, { codes: text(ctx).chooseDossiers })
    if (readForm(c).get('confirmed') !== 'yes') return confirmPage(c, codes)
    const decided = await decideMany(ctx, { codes })
    const failed = decided.filter((one) => one.problem !== undefined)
    if (failed.length > 0) return outcomePage(c, decided.length - failed.length, failed)
    return redirect(c, '/lanh-dao', { kind: 'success', text: text(ctx).decidedMany(decided.length) })
  })
}

async function dayPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  requireOfficer(ctx)
  const t = text(ctx)
  const day = await leadersDay(ctx)
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.leaderTitleOfDay, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.leaderTitleOfDay}</Heading>
      <TileList>
        <NumberTile label={t.lateOnes} value={String(day.late.length)} href="#qua-han" late={day.late.length > 0} />
        <NumberTile label={t.dueToday} value={String(day.today.length)} href="#hom-nay" />
        <NumberTile label={t.dueTomorrow} value={String(day.tomorrow.length)} href="#ngay-mai" />
        <NumberTile label={t.waitingDecision} value={String(day.toDecide.length)} href="#cho-quyet-dinh" />
      </TileList>
      {day.more ? <Notice kind="info">{t.dayMore}</Notice> : null}
      <Heading level={2} id="cho-quyet-dinh">
        {t.waitingDecision}
      </Heading>
      {day.toDecide.length === 0 ? (
        <Text>{t.noneOfDay}</Text>
      ) : (
        <Form action="/lanh-dao/quyet-dinh">
          <Checkboxes
            name="codes"
            label={t.chooseToDecide}
            error={errors.codes}
            options={day.toDecide.slice(0, 100).map((item) => ({
              value: item.code,
              label: `${item.code} – ${item.applicantName}`,
              hint: item.procedureName,
            }))}
          />
          <Button>{t.decideChosen}</Button>
        </Form>
      )}
      <Heading level={2} id="qua-han">
        {t.lateOnes}
      </Heading>
      <Items items={day.late} t={t} ctx={ctx} />
      {day.late.length > 0 ? (
        <div class="columns">
          <Stuck title={t.stuckByStep} rows={day.stuckByStep} t={t} />
          <Stuck title={t.stuckByPerson} rows={day.stuckByPerson} t={t} />
        </div>
      ) : null}
      <Heading level={2} id="hom-nay">
        {t.dueToday}
      </Heading>
      <Items items={day.today} t={t} ctx={ctx} />
      <Heading level={2} id="ngay-mai">
        {t.dueTomorrow}
      </Heading>
      <Items items={day.tomorrow} t={t} ctx={ctx} />
      {await partsOf(c, 'leader.day', {})}
    </>,
  )
}

function Items({ items, t, ctx }: { items: DayItem[]; t: Texts; ctx: Ctx }) {
  if (items.length === 0) return <Text>{t.noneOfDay}</Text>
  return (
    <Table
      caption={t.menuDesk}
      hideCaption
      columns={[
        { key: 'code', label: t.code },
        { key: 'name', label: t.applicant },
        { key: 'procedure', label: t.procedure },
        { key: 'step', label: t.step },
        { key: 'due', label: t.due },
      ]}
      rows={items.map((item) => ({
        code: (
          <a href={`/xu-ly/${item.code}`} class="code">
            {item.code}
          </a>
        ),
        name: item.applicantName,
        procedure: item.procedureName,
        step: [item.step?.name, item.holder].filter(Boolean).join(' · '),
        due: <Deadline dueAt={item.dueAt} now={ctx.now} />,
      }))}
    />
  )
}

function Stuck({ title, rows, t }: { title: string; rows: { name: string; count: number }[]; t: Texts }) {
  return (
    <Table
      caption={title}
      narrow
      columns={[
        { key: 'name', label: title },
        { key: 'count', label: t.howMany, numeric: true },
      ]}
      rows={rows.map((row) => ({ name: row.name || t.unassigned, count: String(row.count) }))}
    />
  )
}

/** One look at what is about to be signed, then one confirmation. */
async function confirmPage(c: C, codes: string[]): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const chosen = (await leadersDay(ctx)).toDecide.filter((item) => codes.includes(item.code))
  return page(
    c,
    { title: t.confirmMany, desk: true, breadcrumbs: [{ href: '/lanh-dao', label: t.leaderTitleOfDay }] },
    <>
      <Heading level={1}>{t.confirmMany}</Heading>
      <Text>{t.confirmManyLead(chosen.length)}</Text>
      <Items items={chosen} t={t} ctx={ctx} />
      <Form action="/lanh-dao/quyet-dinh">
        <input type="hidden" name="confirmed" value="yes" />
        {chosen.map((item) => (
          <input key={item.code} type="hidden" name="codes" value={item.code} />
        ))}
        <ButtonGroup>
          <Button>{t.decide}</Button>
          <ButtonLink href="/lanh-dao" kind="secondary">
            {t.backToDay}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>,
  )
}

function outcomePage(c: C, done: number, failed: { code: string; problem: string | undefined }[]): Promise<Response> | Response {
  const t = text(c.var.ctx)
  return page(
    c,
    { title: t.notAllDecided, desk: true, breadcrumbs: [{ href: '/lanh-dao', label: t.leaderTitleOfDay }] },
    <>
      <Heading level={1}>{t.notAllDecided}</Heading>
      <Text>{t.decidedMany(done)}</Text>
      <Table
        caption={t.notAllDecided}
        hideCaption
        columns={[
          { key: 'code', label: t.code },
          { key: 'why', label: t.reason },
        ]}
        rows={failed.map((one) => ({ code: <a href={`/xu-ly/${one.code}`}>{one.code}</a>, why: one.problem ?? '' }))}
      />
      <ButtonLink href="/lanh-dao">{t.backToDay}</ButtonLink>
    </>,
  )
}
