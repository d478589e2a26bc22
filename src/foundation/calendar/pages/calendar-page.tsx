import type { Hono } from 'hono'
import type { FieldErrors } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { addDays, formatDate, parseVietnameseDate, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Radios, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Month } from '#ui/month'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { calendarOf } from '../calendar-of.ts'
import { dueDate } from '../due-date.ts'
import { canChi, toLunar } from '../lunar.ts'
import { text } from '../messages.ts'
import { LARGEST_VALUE, RECKONED } from '../reckoned.ts'
import type { WorkCalendar } from '../work-calendar.ts'
import { monthDays, notableDays, weekdayName } from './month-days.ts'

type Texts = ReturnType<typeof text>

/** `/lich?thang=2026-11`: one month; `&tu=12/2/2026&so=5&don-vi=working_day` reckons a time limit. */
export function calendarPages(app: Hono<Env>): void {
  app.get('/lich', async (c) => {
    const { ctx } = c.var
    const t = text(ctx)
    const today = vietnamDate(ctx.now)
    const month = monthAsked(c.req.query('thang')) ?? today.slice(0, 7)
    const first = `${month}-01`
    const year = Number(month.slice(0, 4))
    const calendar = await calendarOf(ctx)
    const days = monthDays(calendar, first, today, t)
    const asked = { tu: c.req.query('tu'), so: c.req.query('so'), 'don-vi': c.req.query('don-vi') }
    const isAsked = Object.values(asked).some((value) => value !== undefined)
    const { errors, result } = isAsked ? reckon(calendar, asked, t) : { errors: {}, result: undefined }
    const failed = Object.keys(errors).length > 0
    const links = [
      [addDays(first, -1), t.previous],
      [today, t.current],
      [addDays(first, days.length), t.next],
    ] as const
    return page(
      c,
      { title: t.title, breadcrumbs: [], status: failed ? 422 : 200, hasErrors: failed },
      <>
        <ErrorSummary errors={errors} />
        <Heading level={1}>{t.title}</Heading>
        <Text lead>{t.lead}</Text>
        {calendar.isProvisional(first) ? <Notice kind="warning">{t.provisional(year)}</Notice> : null}
        <nav class="pages" aria-label={t.months}>
          {links.map(([day, label]) =>
            day >= RECKONED.from && day <= RECKONED.to ? (
              <a key={label} href={`/lich?thang=${day.slice(0, 7)}`}>
                {label}
              </a>
            ) : null,
          )}
        </nav>
        <Month
          caption={t.month(Number(month.slice(5)), year, canChi(toLunar(`${month}-15`).year))}
          weekdays={t.weekdaysShort.split(',').map((short, at) => ({ short, long: weekdayName(at, t) }))}
          days={days}
        />
        <Heading level={2}>{t.notableDays}</Heading>
        <ul>
          {notableDays(calendar, first, t).map(({ days, what }) => (
            <li key={`${days}${what}`}>
              <strong>{days}</strong>: {what}
            </li>
          ))}
        </ul>
        <Sources calendar={calendar} year={year} t={t} />
        <Heading level={2}>{t.reckonTitle}</Heading>
        {result ? <Notice kind={result.provisional ? 'warning' : 'success'}>{result.sentence}</Notice> : null}
        <Form action="/lich" method="get">
          <input type="hidden" name="thang" value={month} />
          <TextField name="tu" label={t.from} hint={t.fromHint} value={asked.tu ?? ''} error={errors.tu} inputmode="text" short />
          <TextField
            name="so"
            label={t.value}
            hint={t.valueHint}
            value={asked.so ?? ''}
            error={errors.so}
            inputmode="numeric"
            short
          />
          <Radios
            name="don-vi"
            label={t.unit}
            value={asked['don-vi'] ?? 'working_day'}
            error={errors['don-vi']}
            options={[
              { value: 'working_day', label: t.unitWorkingDay },
              { value: 'calendar_day', label: t.unitCalendarDay },
            ]}
          />
          <Button>{t.reckon}</Button>
        </Form>
      </>,
    )
  })
}

function Sources({ calendar, year, t }: { calendar: WorkCalendar; year: number; t: Texts }) {
  const sources = calendar.sourcesOf(year)
  if (sources.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.sources(year)}</Heading>
      <ul lang="vi">
        {sources.map(({ document, certainty }) => (
          <li key={document}>
            {document}
            {certainty === 'seen' ? '' : ` (${t.unchecked})`}
          </li>
        ))}
      </ul>
    </>
  )
}

const monthAsked = (asked = ''): string | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked >= RECKONED.from.slice(0, 7) && asked <= RECKONED.to.slice(0, 7)
    ? asked
    : undefined

function reckon(calendar: WorkCalendar, asked: Record<'tu' | 'so' | 'don-vi', string | undefined>, t: Texts) {
  const errors: FieldErrors = {}
  const from = parseVietnameseDate(asked.tu ?? '')
  if (!from) errors.tu = t.wrongDate
  else if (from < RECKONED.from || from > RECKONED.to)
    errors.tu = t.outOfReckoning(formatDate(RECKONED.from), formatDate(RECKONED.to))
  const value = /^\s*\d{1,4}\s*$/.test(asked.so ?? '') ? Number(asked.so) : Number.NaN
  if (!(value <= LARGEST_VALUE)) errors.so = t.wrongValue(LARGEST_VALUE)
  const unit = asked['don-vi'] ?? 'working_day'
  if (unit !== 'working_day' && unit !== 'calendar_day') errors['don-vi'] = t.wrongUnit
  if (Object.keys(errors).length > 0 || !from) return { errors, result: undefined }
  const { due, provisional } = dueDate(calendar, { from, value, unit: unit as 'working_day' })
  const sentence = t.result(
    `${weekdayName((new Date(`${due}T00:00:00Z`).getUTCDay() + 6) % 7, t).toLowerCase()}, ${formatDate(due)}`,
  )
  return { errors, result: { sentence: provisional ? `${sentence} ${t.resultProvisional}` : sentence, provisional } }
}
