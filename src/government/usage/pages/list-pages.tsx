import type { Context } from 'hono'
import { agencyNames } from '#foundation/organizations'
import { hasRole } from '#platform/context'
import { type Env, page } from '#platform/pages'
import { formatDate, formatNumber } from '#platform/time'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listOnlineDays } from '../list-days.ts'
import { listPeopleOnline } from '../list-people.ts'
import { listUsageRecords, ONLY, type Only, type UsageRecord } from '../list-records.ts'
import { text } from '../messages.ts'
import { duration } from './figure-words.tsx'
import { DayTable } from './mine-page.tsx'
import { MINE_PATH, recordsPath, USAGE_PATH } from './usage-path.ts'

type C = Context<Env>

const isOnly = (value: string | undefined): value is Only => ONLY.some((one) => one === value)
const given = (c: C, name: string): string | undefined => c.req.query(name) || undefined
const crumbs = (c: C) => {
  const t = text(c.var.ctx)
  return [hasRole(c.var.ctx.actor, 'leader') ? { href: USAGE_PATH, label: t.title } : { href: MINE_PATH, label: t.mineTitle }]
}

/** `/su-dung/danh-sach`: the work behind a number. */
export async function recordsPage(c: C): Promise<Response> {
  const { ctx, site } = c.var
  const t = text(ctx)
  const only = given(c, 'chi')
  const query = {
    ...{ agencyId: given(c, 'co-quan'), personId: given(c, 'nguoi'), kind: given(c, 'loai') },
    ...{ only: isOnly(only) ? only : undefined, month: given(c, 'thang'), after: given(c, 'sau') },
  }
  const { items, next, month, reader } = await listUsageRecords(ctx, query)
  const nameOf = (kind: string) => site.work.find((known) => known.kind === kind)?.label(ctx.locale) ?? kind
  const { after, ...rest } = query
  const what = (one: UsageRecord) => {
    if (!one.href) return nameOf(one.kind)
    return <a href={one.href}>{one.reference ? `${one.reference} – ${one.title}` : one.title}</a>
  }
  return page(
    c,
    { title: t.recordsTitle, breadcrumbs: crumbs(c), desk: true },
    <>
      <Heading level={1}>{t.recordsTitle}</Heading>
      <Text lead>{t.month(month.key)}</Text>
      {items.length === 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <Table
          caption={t.recordsTitle}
          hideCaption
          columns={[
            { key: 'day', label: t.day },
            { key: 'what', label: t.what, rowHeader: true },
            ...(reader === 'own' ? [] : [{ key: 'name', label: t.officer }]),
            { key: 'timing', label: t.timing },
            { key: 'hand', label: t.timeInHand },
            { key: 'open', label: t.timeOpen },
            { key: 'seal', label: t.seal },
          ]}
          rows={items.map((one) => ({
            day: formatDate(one.day),
            what: what(one),
            name: one.name ?? t.unnamed,
            timing: one.inTime === null ? t.noDeadline : one.inTime ? t.inTime : t.late,
            hand: one.handMinutes === null ? '–' : duration(one.handMinutes, t),
            open: duration(one.openMinutes, t),
            seal: one.sealedOn ? formatDate(one.sealedOn) : '–',
          }))}
        />
      )}
      <Pagination
        next={next ? recordsPath({ ...rest, month: month.key, after: next }) : undefined}
        first={after ? recordsPath({ ...rest, month: month.key }) : undefined}
      />
    </>,
  )
}

/** `/su-dung/nguoi`: who of an agency works on line. */
export async function peoplePage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const agencyId = given(c, 'co-quan')
  const { items, month } = await listPeopleOnline(ctx, { agencyId, month: given(c, 'thang') })
  const own = ctx.actor.kind === 'officer' ? ctx.actor.agencyId : ''
  const name = (await agencyNames(ctx, [agencyId ?? own])).get(agencyId ?? own) ?? ''
  return page(
    c,
    { title: t.peopleTitle, breadcrumbs: crumbs(c), desk: true },
    <>
      <Heading level={1}>{t.peopleTitle}</Heading>
      <Text lead>
        {t.peopleLead(name)} {t.month(month.key)}
      </Text>
      <Table
        caption={t.notARanking}
        columns={[
          { key: 'name', label: t.officer, rowHeader: true },
          { key: 'position', label: t.position },
          { key: 'online', label: t.officersOnline },
          { key: 'days', label: t.daysOnline, numeric: true },
        ]}
        rows={items.map((one) => ({
          name: one.name ?? t.unnamed,
          position: one.titles.join(', '),
          online: one.isOnline ? t.onlineYes : t.onlineNo,
          days: one.days === null ? '–' : formatNumber(one.days),
        }))}
      />
      <Text small>{t.saysOfDays}</Text>
    </>,
  )
}

/** `/su-dung/ngay`: the days on line of one person. */
export async function daysPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const query = { agencyId: given(c, 'co-quan'), personId: given(c, 'nguoi'), month: given(c, 'thang') }
  const { items, month } = await listOnlineDays(ctx, query)
  return page(
    c,
    { title: t.days, breadcrumbs: crumbs(c), desk: true },
    <>
      <Heading level={1}>{t.days}</Heading>
      <Text lead>{t.month(month.key)}</Text>
      <DayTable days={items} t={t} />
      <Text small>{t.saysOfDays}</Text>
    </>,
  )
}
