import type { Hono } from 'hono'
import { type Env, page } from '#platform/pages'
import { addDays, formatDate, vietnamDate } from '#platform/time'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { nationalCalendar } from '../calendar-of.ts'
import { toLunar } from '../lunar.ts'
import { text } from '../messages.ts'

/** `/lich?thang=2026-11`: one month, day by day. */
export function calendarPages(app: Hono<Env>): void {
  app.get('/lich', (c) => {
    const { ctx } = c.var
    const t = text(ctx)
    const asked = c.req.query('thang') ?? ''
    const month =
      /^(20[2-9]\d|21[0-4]\d)-(0[1-9]|1[0-2])$/.test(asked) && asked >= '2022-01' ? asked : vietnamDate(ctx.now).slice(0, 7)
    const first = `${month}-01`
    const calendar = nationalCalendar()
    const days: string[] = []
    for (let day = first; day.startsWith(month); day = addDays(day, 1)) days.push(day)
    const names = t.weekdays.split(',')
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
    return page(
      c,
      { title: t.title, breadcrumbs: [] },
      <>
        <Heading level={1}>{t.title}</Heading>
        <Text lead>{t.lead}</Text>
        {calendar.isProvisional(first) ? <Notice kind="warning">{t.provisional}</Notice> : null}
        <nav class="pages" aria-label={t.title}>
          <a href={`/lich?thang=${addDays(first, -1).slice(0, 7)}`}>← {t.previous}</a>
          <a href={`/lich?thang=${addDays(days.at(-1)!, 1).slice(0, 7)}`}>{t.next} →</a>
        </nav>
        <Table
          caption={t.month(Number(month.slice(5)), Number(month.slice(0, 4)))}
          columns={[
            { key: 'date', label: t.date },
            { key: 'weekday', label: t.weekday },
            { key: 'lunar', label: t.lunar },
            { key: 'state', label: t.state },
          ]}
          rows={days.map((day) => {
            const lunar = toLunar(day)
            const works = calendar.isWorkingDay(day)
            return {
              date: formatDate(day),
              weekday: names[weekday(day)],
              lunar: `${lunar.day}/${lunar.month}${lunar.leap ? ` ${t.leap}` : ''}`,
              state: works ? (
                weekday(day) === 6 ? (
                  <Tag kind="waiting">{t.swapped}</Tag>
                ) : (
                  <Tag kind="good">{t.working}</Tag>
                )
              ) : (
                <Tag kind="neutral">{t.rest}</Tag>
              ),
            }
          })}
        />
      </>,
    )
  })
}
