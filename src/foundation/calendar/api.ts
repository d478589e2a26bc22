import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, problems, z } from '#platform/api'
import { errorText, invalid } from '#platform/errors'
import type { Env } from '#platform/pages'
import { isCivilDate, wallClock } from '#platform/time'
import { nationalCalendar } from './calendar-of.ts'
import { dueDate, TIME_UNITS } from './due-date.ts'
import { canChi, toLunar } from './lunar.ts'
import { text } from './messages.ts'

const civilDate = z.string().refine(isCivilDate, { error: '2026-02-17' })
const moment = z.union([civilDate, z.iso.datetime({ offset: true })])

/** Open to everybody. */
export function calendarApi(api: OpenAPIHono<Env>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/calendar/due',
      tags: ['calendar'],
      summary: 'When a time limit ends',
      request: {
        query: z.object({
          from: z.string().openapi({ example: '2026-02-12' }),
          value: z.coerce.number().min(0).max(5000).openapi({ example: 5 }),
          unit: z.enum(TIME_UNITS),
        }),
      },
      responses: {
        200: {
          description: 'OK',
          content: { 'application/json': { schema: z.object({ due: z.string(), provisional: z.literal(true).optional() }) } },
        },
        ...problems,
      },
    }),
    (c) => {
      const { ctx } = c.var
      const { from, value, unit } = c.req.valid('query')
      // A plus sign in an address arrives as a space unless it was escaped.
      const start = moment.safeParse(from.replace(/ (\d{2}:\d{2})$/, '+$1'))
      if (!start.success) throw invalid(ctx, { from: errorText(ctx.locale).notDate })
      const year = Number(start.data.slice(0, 4))
      if (year < 2022 || year > 2150) throw invalid(ctx, { from: text(ctx).outOfRange })
      if (unit !== 'working_hour' && !Number.isInteger(value)) throw invalid(ctx, { value: text(ctx).wholeDays })
      const result = dueDate(nationalCalendar(), {
        from: isCivilDate(start.data) ? start.data : new Date(start.data),
        value,
        unit,
      })
      const due = unit === 'working_hour' ? withZone(result.dueAt) : result.due
      return c.json(result.provisional ? { due, provisional: true as const } : { due }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/calendar/lunar',
      tags: ['calendar'],
      summary: 'The Vietnamese lunar date of a civil date',
      request: { query: z.object({ date: z.string().openapi({ example: '2026-02-17' }) }) },
      responses: {
        200: {
          description: 'OK',
          content: {
            'application/json': {
              schema: z.object({ day: z.int(), month: z.int(), year: z.int(), leap: z.boolean(), canChi: z.string() }),
            },
          },
        },
        ...problems,
      },
    }),
    (c) => {
      const { ctx } = c.var
      const { date } = c.req.valid('query')
      if (!isCivilDate(date)) throw invalid(ctx, { date: errorText(ctx.locale).notDate })
      if (date < '1900-02-01' || date > '2199-12-31') throw invalid(ctx, { date: text(ctx).outOfRange })
      const lunar = toLunar(date)
      return c.json({ ...lunar, canChi: canChi(lunar.year) }, 200)
    },
  )
}

function withZone(at: Date): string {
  const { year, month, day, hour, minute, second } = wallClock(at)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`
}
