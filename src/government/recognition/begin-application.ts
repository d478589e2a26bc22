import { z } from 'zod'
import { getAgency } from '#foundation/organizations'
import { openTask } from '#foundation/tasks'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { nameOf, noteApplication } from './change-application.ts'
import { listCriteriaSets } from './list-criteria-sets.ts'
import { text } from './messages.ts'
import { mayAssess } from './permissions.ts'
import { type ApplicationKey, type ApplicationTable, tables } from './tables.ts'

export const BeginApplication = z.object({ setCode: z.string().max(80), year: z.coerce.number().int() })

/** Begins the assessment of the officer's commune by a set for a year, or finds the one that was begun. Throws `invalid`. */
export async function beginApplication(ctx: Ctx, input: z.input<typeof BeginApplication>): Promise<ApplicationKey> {
  ensure(ctx, isOfficer(ctx.actor) && mayAssess(ctx.actor, { agency_id: ctx.actor.agencyId }))
  const t = text(ctx)
  const { setCode, year } = check(ctx, BeginApplication, input)
  const { agencyId } = ctx.actor as Officer
  const set = (await listCriteriaSets(ctx)).find((one) => one.code === setCode)
  if (!set) throw invalid(ctx, { setCode: t.chooseSet })
  const now = Number(vietnamDate(ctx.now).slice(0, 4))
  if (year > now || year < Number(set.validFrom.slice(0, 4)))
    throw invalid(ctx, { year: t.yearOutside(set.validFrom.slice(0, 4), now) })
  const agency = await getAgency(ctx, agencyId)
  if (agency.kind !== 'ubnd_xa' || !agency.unitId || !agency.parentId) throw invalid(ctx, { setCode: t.communesOnly })
  const { unitId, parentId } = agency
  return inTransaction(ctx, async (ctx) => {
    const id = newId()
    const row = {
      ...{ agency_id: agencyId, id, set_code: set.code, set_from: set.validFrom, year, unit_id: unitId, appraiser_id: parentId },
      ...{ status: 'draft' as const, begun_by_name: nameOf(ctx), begun_at: ctx.now },
    }
    const inserted = await tables(ctx)
      .insertInto('application')
      .values(row as never)
      .onConflict((on) => on.columns(['agency_id', 'set_code', 'year']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) {
      const known = await tables(ctx)
        .selectFrom('application')
        .select('id')
        .where('agency_id', '=', agencyId)
        .where('set_code', '=', set.code)
        .where('year', '=', year)
        .executeTakeFirstOrThrow()
      return { agencyId, id: known.id }
    }
    openTask(ctx, {
      ...{ agencyId, kind: 'recognition.assess', subjectId: id, role: 'specialist' },
      title: text('vi').taskAssess(set.name, year),
      href: `/cong-nhan/${agencyId}/${id}`,
    })
    await noteApplication(ctx, row as unknown as ApplicationTable, 'begin')
    return { agencyId, id }
  })
}
