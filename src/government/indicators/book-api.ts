import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { DefineIndicator, defineIndicator } from './define-indicator.ts'
import { getDefinition } from './get-definition.ts'
import { dropTarget, OPS, SetTarget, setTarget } from './set-target.ts'
import { KINDS, PILLARS } from './tables.ts'

const tags = ['figures']
const code = z.string().max(120)
const Version = z.object({
  ...{ validFrom: z.iso.date(), validTo: z.iso.date().nullable(), name: z.string(), nameEn: z.string() },
  ...{ pillar: z.enum(PILLARS), kind: z.enum(KINDS), unit: z.string(), decimals: z.int(), source: z.string() },
  ...{ numerator: z.array(z.string()).nullable(), denominator: z.array(z.string()).nullable() },
})
const Target = z.object({
  id: z.uuid(),
  /** With `level` too: every unit of the level directly below it; null for every unit. */
  unitId: z.uuid().nullable(),
  level: z.string().nullable(),
  periodFrom: z.iso.date().nullable(),
  periodTo: z.iso.date().nullable(),
  op: z.enum(OPS),
  value: z.number(),
  source: z.string(),
})

/** What indicators mean and what is to be reached. */
export function bookApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /indicators/{code}',
      tags,
      summary: 'An indicator with all its versions and its targets',
      params: z.object({ code }),
      returns: z.object({ code: z.string(), versions: z.array(Version), targets: z.array(Target) }),
    },
    async (ctx, { params }) => {
      const found = await getDefinition(ctx, params.code)
      return {
        code: found.code,
        versions: found.versions.map((one) => ({
          ...{ validFrom: one.valid_from, validTo: one.valid_to, name: one.name, nameEn: one.name_en, pillar: one.pillar },
          ...{ kind: one.kind, unit: one.unit, decimals: one.decimals, source: one.source },
          ...{ numerator: one.numerator, denominator: one.denominator },
        })),
        targets: found.targets.map((one) => ({
          ...{ id: one.id, unitId: one.unit_id, level: one.level, periodFrom: one.period_from, periodTo: one.period_to },
          ...{ op: one.op, value: one.value, source: one.source },
        })),
      }
    },
  )
  offer(
    api,
    {
      route: 'post /indicators',
      tags,
      summary: 'Define an indicator, or a new version of one, from a day on; for administrators of the province',
      body: DefineIndicator,
      returns: z.object({ code: z.string() }),
    },
    async (ctx, { body }) => defineIndicator(ctx, body),
  )
  offer(
    api,
    {
      route: 'post /targets',
      tags,
      summary: 'Set what the own unit, the units below it or one of them is to reach; for leaders of committees',
      body: SetTarget,
      returns: z.object({ id: z.uuid() }),
    },
    async (ctx, { body }) => setTarget(ctx, body),
  )
  offer(
    api,
    {
      route: 'delete /targets/{id}',
      tags,
      summary: 'Take a target back',
      params: z.object({ id: z.uuid() }),
      returns: z.object({ id: z.uuid() }),
    },
    async (ctx, { params }) => {
      await dropTarget(ctx, params.id)
      return { id: params.id }
    },
  )
}
