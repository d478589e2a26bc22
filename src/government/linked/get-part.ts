import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, ensureVisible } from '#platform/errors'
import { maySeePart } from './permissions.ts'
import { type PartTable, visibleParts } from './tables.ts'

/** The row of a part, for this module. */
export async function partRow(ctx: Ctx, partId: string): Promise<PartTable> {
  const uuid = z.uuid().safeParse(partId)
  return ensureVisible(
    ctx,
    uuid.success ? await visibleParts(ctx).selectAll().where('id', '=', partId).executeTakeFirst() : undefined,
  )
}

/** A part with what its agency needs; opening it is written to the audit. */
export async function getPart(ctx: Ctx, partId: string): Promise<PartTable> {
  const part = await partRow(ctx, partId)
  ensure(ctx, maySeePart(ctx.actor, part))
  await inTransaction(ctx, async (ctx) => {
    appendAudit(ctx, {
      agencyId: part.agency_id,
      action: 'linked.part-opened',
      subject: { kind: 'dossier', id: part.dossier_id, code: part.dossier_code },
      concerns: part.person_id,
      data: { part: part.step_code },
    })
  })
  return part
}
