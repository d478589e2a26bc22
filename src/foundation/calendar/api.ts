import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, offer, problems, z } from '#platform/api'
import type { Ctx } from '#platform/context'
import { AppError, errorText, type FieldErrors } from '#platform/errors'
import type { Env } from '#platform/pages'
import { formatDate, isCivilDate, vietnamDate, vietnamTimestamp } from '#platform/time'
import { calendarOf } from './calendar-of.ts'
import { dueDate, TIME_UNITS } from './due-date.ts'
import { listOpeningHours } from './list-opening-hours.ts'
import { canChi, LUNAR_RANGE, toLunar } from './lunar.ts'
import { text } from './messages.ts'
import { LARGEST_VALUE, RECKONED } from './reckoned.ts'
import { SetOpeningHours, setOpeningHours } from './set-opening-hours.ts'
import { withdrawOpeningHours } from './withdraw-opening-hours.ts'

/** A decimal as written; an empty text is no zero and 1e3 is no number of days. */
const decimal = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,12}([.,]\d{1,6})?$/)
  .transform((written) => Number(written.replace(',', '.')))
  .pipe(z.number().min(0).max(LARGEST_VALUE))

const momentWithZone = z.iso.datetime({ offset: true })

/** A civil date, a moment, or a clock time in Vietnam without zone; undefined when it is none of them. */
function readFrom(written: string): string | Date | undefined {
  // The plus sign of a zone arrives as a space unless it was escaped.
  const value = written
    .trim()
    .replace(/ (\d{2}:?\d{2})$/, '+$1')
    .replace(/T(\d{2}:\d{2})(?=[Z+-]|$)/, 'T$1:00')
  if (isCivilDate(value)) return value
  const moment = /T[\d:.]+$/.test(value) ? `${value}+07:00` : value
  return momentWithZone.safeParse(moment).success ? new Date(moment) : undefined
}

const badQuery = (ctx: Ctx, fields: FieldErrors) =>
  new AppError('invalid', errorText(ctx.locale).invalid, { status: 400, fields })

const json = <S extends z.ZodType>(schema: S) => ({
  200: { description: 'OK', content: { 'application/json': { schema } } },
  ...problems,
})

const due = createRoute({
  method: 'get',
  path: '/calendar/due',
  tags: ['calendar'],
  summary: 'When a time limit ends',
  description:
    'The day of receipt is not counted; a last calendar day that is a rest day moves to the next working day (Civil Code 2015 Đ147, Đ148). `provisional` stands only where the days off of a year it touches are not published yet.',
  request: {
    query: z.object({
      from: z.string().min(1).max(40).openapi({ example: '2026-02-12', description: 'Date, or date-time with zone' }),
      value: decimal.openapi({ type: 'number', minimum: 0, maximum: LARGEST_VALUE, example: 5 }),
      unit: z.enum(TIME_UNITS).openapi({ example: 'working_day' }),
    }),
  },
  responses: json(
    z.object({
      due: z.string().openapi({ example: '2026-02-26', description: 'A date; for working_hour a date-time with +07:00' }),
      provisional: z.literal(true).optional(),
    }),
  ),
})

const lunar = createRoute({
  method: 'get',
  path: '/calendar/lunar',
  tags: ['calendar'],
  summary: 'The Vietnamese lunar date of a civil date',
  request: { query: z.object({ date: z.string().min(1).max(40).openapi({ example: '2026-02-17' }) }) },
  responses: json(
    z.object({
      day: z.int().openapi({ example: 1 }),
      month: z.int().openapi({ example: 1 }),
      year: z.int().openapi({ example: 2026 }),
      leap: z.boolean(),
      canChi: z.string().openapi({ example: 'Bính Ngọ' }),
    }),
  ),
})

const periods = z.array(z.tuple([z.int(), z.int()]))

/** Dates and the lunar calendar are open to everybody. */
export function calendarApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /agencies/{agencyId}/opening-hours',
      tags: ['calendar'],
      summary: 'What an agency has set, newest first; minutes of the day',
      params: z.object({ agencyId: z.uuid() }),
      returns: z.object({
        items: z.array(z.object({ validFrom: z.iso.date(), weekdays: periods, saturday: periods, source: z.string() })),
      }),
    },
    async (ctx, { params }) => ({ items: await listOpeningHours(ctx, params.agencyId) }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/opening-hours',
      tags: ['calendar'],
      summary: 'Set an agency’s opening hours from a day on; minutes of the day',
      params: z.object({ agencyId: z.uuid() }),
      body: SetOpeningHours.omit({ agencyId: true }),
    },
    (ctx, { params, body }) => setOpeningHours(ctx, { ...params, ...body }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/opening-hours/{validFrom}/withdrawal',
      tags: ['calendar'],
      summary: 'Take back opening hours that have not begun',
      params: z.object({ agencyId: z.uuid(), validFrom: z.string().max(10) }),
    },
    (ctx, { params }) => withdrawOpeningHours(ctx, params),
  )
  api.openapi(due, async (c) => {
    const { ctx } = c.var
    const { value, unit, ...query } = c.req.valid('query')
    const fields: FieldErrors = {}
    const from = readFrom(query.from)
    const day = from instanceof Date ? vietnamDate(from) : from
    if (from === undefined || day === undefined) throw badQuery(ctx, { from: errorText(ctx.locale).notDate })
    if (day < RECKONED.from || day > RECKONED.to)
      fields.from = text(ctx).outOfReckoning(formatDate(RECKONED.from), formatDate(RECKONED.to))
    if (unit !== 'working_hour' && !Number.isInteger(value)) fields.value = text(ctx).wholeDays
    if (Object.keys(fields).length > 0) throw badQuery(ctx, fields)
    const result = dueDate(await calendarOf(ctx), { from, value, unit })
    const end = unit === 'working_hour' ? vietnamTimestamp(result.dueAt) : result.due
    return c.json(result.provisional ? { due: end, provisional: true as const } : { due: end }, 200)
  })
  api.openapi(lunar, (c) => {
    const { ctx } = c.var
    const { date } = c.req.valid('query')
    if (!isCivilDate(date)) throw badQuery(ctx, { date: errorText(ctx.locale).notDate })
    if (date < LUNAR_RANGE.from || date > LUNAR_RANGE.to)
      throw badQuery(ctx, { date: text(ctx).outOfLunar(formatDate(LUNAR_RANGE.from), formatDate(LUNAR_RANGE.to)) })
    const found = toLunar(date)
    return c.json({ ...found, canChi: canChi(found.year) }, 200)
  })
}
