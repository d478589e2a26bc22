import { z } from 'zod'
import { closeTasks, openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { check, ensure, invalid } from '#platform/errors'
import { formatDate, vietnamDate, vietnamInstant } from '#platform/time'
import { changeApplication, nameOf } from './change-application.ts'
import { verdictOf } from './criteria-set.ts'
import { opinionsOf } from './hear-council.ts'
import { getCriteriaSet } from './list-criteria-sets.ts'
import { text } from './messages.ts'
import { mayDecide } from './permissions.ts'
import { type ApplicationKey, type ApplicationTable, tables } from './tables.ts'

export const DecideApplication = z.object({
  outcome: z.enum(['recognised', 'refused']),
  number: z.string().trim().min(3).max(60),
  reasons: z.string().trim().max(4000).default(''),
  /** Of an inspection that found something: 'YYYY-MM-DD' until when it is to be mended. */
  mendBy: z.union([z.literal(''), z.iso.date()]).default(''),
})

/**
 * The province's leader decides, after the council: recognised only where the appraised scores meet the set's threshold and more members agree than not; refused with the reasons.
 * Both are public. Throws `invalid` with the rule, `conflict` where another has decided.
 */
export async function decideApplication(ctx: Ctx, key: ApplicationKey, input: z.input<typeof DecideApplication>): Promise<void> {
  const { outcome, number, reasons, mendBy } = check(ctx, DecideApplication, input)
  const t = text(ctx)
  if (outcome === 'refused' && reasons.length < 10) throw invalid(ctx, { reasons: t.whyRefused })
  if (mendBy && mendBy <= vietnamDate(ctx.now)) throw invalid(ctx, { mendBy: t.mendByPast })
  const may = (application: ApplicationTable) => ensure(ctx, mayDecide(ctx.actor, application))
  const step = outcome === 'recognised' ? ('recognise' as const) : ('refuse' as const)
  await changeApplication(
    ctx,
    key,
    { step, note: [number, reasons].filter(Boolean).join(': '), may },
    async (ctx, application) => {
      const set = await getCriteriaSet(ctx, application.set_code, application.set_from)
      const rows = await tables(ctx)
        .selectFrom('score')
        .select(['criterion_code', 'appraised'])
        .where('agency_id', '=', key.agencyId)
        .where('application_id', '=', key.id)
        .execute()
      const verdict = verdictOf(set, new Map(rows.map((row) => [row.criterion_code, row.appraised])))
      const opinions = await opinionsOf(ctx, key)
      const agreeing = opinions.filter((one) => one.agrees).length
      if (outcome === 'recognised' && !verdict.passes)
        throw invalid(ctx, { outcome: t.belowThreshold(verdict.points, verdict.most) })
      if (outcome === 'recognised' && agreeing * 2 <= opinions.length)
        throw invalid(ctx, { outcome: t.councilAgainst(agreeing, opinions.length) })
      await closeTasks(ctx, { agencyId: application.appraiser_id, subjectId: key.id })
      if (mendBy && outcome === 'refused')
        openTask(ctx, {
          ...{ agencyId: key.agencyId, kind: 'recognition.mend', subjectId: key.id, role: 'leader' },
          title: text('vi').taskMend(set.name, formatDate(mendBy)),
          href: `/cong-nhan/${key.agencyId}/${key.id}`,
          dueAt: vietnamInstant(mendBy, '17:00'),
        })
      return {
        ...{ decision_number: number, decided_on: vietnamDate(ctx.now), decided_by_name: nameOf(ctx), reasons },
        mend_by: outcome === 'refused' && mendBy ? mendBy : null,
      }
    },
  )
}
