import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { ensureVisible, invalid } from '#platform/errors'
import { checkDecision, decide } from './decide-setup.ts'
import { text } from './messages.ts'
import { queueOn } from './queue-on.ts'
import { tables } from './tables.ts'

const name = z.string().trim().min(1).max(60)
const dated = z.object({ agencyId: z.uuid(), validFrom: z.string() })

export const AddLine = dated.extend({ nameVi: name, nameEn: name, prefix: z.string().trim().toUpperCase() })
export const AddCounter = dated.extend({ name, lineIds: z.array(z.uuid()).min(1).max(30) })
export const SetCounterLines = dated.extend({ counterId: z.uuid(), lineIds: z.array(z.uuid()).min(1).max(30) })

/** A new line from a day on. Its letters belong to no other line that stands then. Throws `forbidden`, `invalid`. */
export async function addLine(ctx: Ctx, input: z.input<typeof AddLine>): Promise<string> {
  const line = checkDecision(ctx, AddLine, input)
  if (!/^[A-Z]{1,2}$/.test(line.prefix)) throw invalid(ctx, { prefix: text(ctx).wrongPrefix })
  const others = await tables(ctx)
    .selectFrom('line')
    .select('id')
    .where('agency_id', '=', line.agencyId)
    .where('prefix', '=', line.prefix)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', line.validFrom)]))
    .execute()
  if (others.length > 0) throw invalid(ctx, { prefix: text(ctx).prefixTaken })
  const id = newId()
  await decide(ctx, line.agencyId, 'queue.line-added', id, { ...line }, (ctx) =>
    tables(ctx)
      .insertInto('line')
      .values({
        agency_id: line.agencyId,
        id,
        name_vi: line.nameVi,
        name_en: line.nameEn,
        prefix: line.prefix,
        position: 0,
        valid_from: line.validFrom,
        valid_to: null,
      })
      .execute(),
  )
  return id
}

/** A new counter and the lines it serves. */
export async function addCounter(ctx: Ctx, input: z.input<typeof AddCounter>): Promise<string> {
  const { agencyId, validFrom, lineIds, name } = checkDecision(ctx, AddCounter, input)
  await ensureLines(ctx, agencyId, validFrom, lineIds)
  const id = newId()
  await decide(ctx, agencyId, 'queue.counter-added', id, { name, validFrom, lineIds }, async (ctx) => {
    const counter = { agency_id: agencyId, id, name, position: 0, valid_from: validFrom, valid_to: null }
    await tables(ctx).insertInto('counter').values(counter).execute()
    const set = { agency_id: agencyId, counter_id: id, valid_from: validFrom, line_ids: lineIds }
    await tables(ctx).insertInto('counter_lines').values(set).execute()
  })
  return id
}

/** Which lines a counter serves from a day on; set again for the same day, the last word holds. */
export async function setCounterLines(ctx: Ctx, input: z.input<typeof SetCounterLines>): Promise<void> {
  const { agencyId, validFrom, lineIds, counterId } = checkDecision(ctx, SetCounterLines, input)
  await ensureLines(ctx, agencyId, validFrom, lineIds)
  ensureVisible(
    ctx,
    (await queueOn(ctx, agencyId, validFrom)).counters.find((counter) => counter.id === counterId),
  )
  await decide(ctx, agencyId, 'queue.counter-lines-set', counterId, { validFrom, lineIds }, (ctx) =>
    tables(ctx)
      .insertInto('counter_lines')
      .values({ agency_id: agencyId, counter_id: counterId, valid_from: validFrom, line_ids: lineIds })
      .onConflict((conflict) => conflict.columns(['agency_id', 'counter_id', 'valid_from']).doUpdateSet({ line_ids: lineIds }))
      .execute(),
  )
}

async function ensureLines(ctx: Ctx, agencyId: string, day: string, lineIds: readonly string[]): Promise<void> {
  const { lines } = await queueOn(ctx, agencyId, day)
  if (!lineIds.every((id) => lines.some((line) => line.id === id))) throw invalid(ctx, { lineIds: text(ctx).noSuchLine })
}
