import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { isCivilDate } from '#platform/time'
import { CALENDARS } from './periods.ts'
import { splitValue } from './split-value.ts'

const Part = z.object({
  ...{ key: z.string(), label: z.string() },
  ...{ value: z.number().nullable(), numerator: z.number(), denominator: z.number().nullable() },
})

/** A computed figure told apart. */
export function splitApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /units/{unitId}/figures/{code}/parts',
      tags: ['figures'],
      summary: 'A computed indicator of a unit told apart, e.g. by `channel` or `procedure`; the parts add up to it',
      params: z.object({ unitId: z.uuid(), code: z.string().max(120) }),
      query: z.object({
        by: z.string().max(40),
        period: z.string().max(10).optional(),
        calendar: z.enum(CALENDARS).optional(),
        on: z.string().refine(isCivilDate).optional(),
      }),
      returns: z.object({ parts: z.array(Part) }),
    },
    async (ctx, { params, query: { period, ...query } }) => {
      const { parts } = await splitValue(ctx, { ...params, ...query, key: period })
      return {
        parts: parts.map(({ key, label, value: { value, numerator, denominator } }) => ({
          key,
          label,
          value,
          numerator,
          denominator,
        })),
      }
    },
  )
}
