import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { CheckFigures, checkFigures } from './check-figures.ts'
import { RULES } from './finding.ts'

const place = { start: z.number().int(), end: z.number().int(), text: z.string() }
const FoundFigure = z
  .object({ ...place, value: z.number(), kind: z.string(), unit: z.string(), name: z.string(), period: z.string() })
  .openapi('FoundFigure')
const Finding = z
  .object({
    rule: z.enum(RULES),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    places: z.array(z.object(place)),
    published: z.string().optional(),
  })
  .openapi('FigureFinding')

/** The contradiction guard. Nothing of the text is kept. */
export function guardApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'post /figures/check',
      tags: ['figures'],
      summary: 'The figures of a Vietnamese text, and which of them cannot all be true; offsets in UTF-16 units',
      body: CheckFigures,
      asks: true,
      returns: z.object({ figures: z.array(FoundFigure), findings: z.array(Finding) }),
    },
    async (ctx, { body }) => checkFigures(ctx, body),
  )
}
