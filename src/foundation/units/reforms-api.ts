import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { DissolveTier, dissolveTier } from './dissolve-tier.ts'
import { listReforms } from './list-reforms.ts'
import { MergeUnits, mergeUnits } from './merge-units.ts'
import { RenameUnit, renameUnit } from './rename-unit.ts'
import { SplitUnit, splitUnit } from './split-unit.ts'

const tags = ['units']
const Reform = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    legalBasis: z.string(),
    effectiveDate: z.string(),
    madeBy: z.string(),
    madeAt: z.iso.datetime(),
    units: z.object({ ended: z.array(z.string()), created: z.array(z.string()), changed: z.array(z.string()) }),
  })
  .openapi('Reform')

/** Reforms of units: each a dated fact with its legal basis; nothing that refers to an old unit breaks. */
export function reformsApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /unit-reforms',
      tags,
      summary: 'Reforms recorded here, the latest first; for administrators of a province',
      query: z.object({ after: z.string().max(500).optional() }),
      returns: pageSchema(Reform),
    },
    (ctx, { query }) => listReforms(ctx, { ...(query.after ? { after: query.after } : {}) }),
  )
  offer(
    api,
    { route: 'post /unit-mergers', tags, summary: 'Merge units', body: MergeUnits, returns: z.object({ unitId: z.uuid() }) },
    (ctx, { body }) => mergeUnits(ctx, body),
  )
  offer(
    api,
    {
      route: 'post /unit-splits',
      tags,
      summary: 'Split a unit, or detach parts of it',
      body: SplitUnit,
      returns: z.object({ unitIds: z.array(z.uuid()) }),
    },
    (ctx, { body }) => splitUnit(ctx, body),
  )
  offer(
    api,
    { route: 'post /unit-renamings', tags, summary: 'Give a unit another name, type or code', body: RenameUnit },
    (ctx, { body }) => renameUnit(ctx, body),
  )
  offer(
    api,
    {
      route: 'post /unit-tier-dissolutions',
      tags,
      summary: 'End a tier of units',
      body: DissolveTier,
      returns: z.object({ ended: z.array(z.string()) }),
    },
    (ctx, { body }) => dissolveTier(ctx, body),
  )
}
