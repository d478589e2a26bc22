import { calendarOf } from '#foundation/calendar'
import { sealedResult } from '#government/dossiers'
import { asSystem, type Ctx } from '#platform/context'
import { AppError } from '#platform/errors'
import { addDays, vietnamDate } from '#platform/time'
import { noteSeal, noteSignIn } from './note-sign-in.ts'
import { rebuildUsage } from './rebuild-usage.ts'
import { DECISION, tables } from './tables.ts'

const DAYS = 62

/** The demo's officers sign in on most working days of two months, some seldom, one in six never; the same in every installation but for the date. */
export async function loadDemoUsage(outer: Ctx): Promise<void> {
  const ctx = asSystem(outer, 'demo')
  await rebuildUsage(ctx)
  await sealSome(ctx)
  const today = vietnamDate(ctx.now)
  const posts = await tables(ctx)
    .selectFrom('post')
    .select(['agency_id', 'person_id', 'person_name'])
    .orderBy('person_name')
    .execute()
  for (const [n, post] of posts.entries()) {
    const calendar = await calendarOf(ctx, post.agency_id)
    for (let back = DAYS; back > 0; back--) {
      const day = addDays(today, -back)
      const seldom = n % 5 === 3 && back % 4 !== 0
      if (n % 6 === 1 || seldom || (back * 7 + n * 3) % 11 === 0 || !calendar.isWorkingDay(day)) continue
      await noteSignIn(ctx, { agencyId: post.agency_id, personId: post.person_id, day })
    }
  }
}

/** The demo's past was written without sealing anything: two of three recent decisions get their result now, by the program's own way. */
async function sealSome(ctx: Ctx): Promise<void> {
  const decisions = await tables(ctx)
    .selectFrom('work')
    .select(['agency_id', 'subject_id'])
    .where('kind', '=', DECISION)
    .orderBy('closed_at')
    .orderBy('subject_id')
    .limit(60)
    .execute()
  for (const { agency_id, subject_id } of decisions.filter((_, n) => n % 3 !== 2)) {
    const sealed = await sealedResult(ctx, { agencyId: agency_id, dossierId: subject_id }).catch((error: unknown) => {
      // Not issued by the clerk yet.
      if (error instanceof AppError && error.code === 'not_found') return undefined
      throw error
    })
    if (sealed) await noteSeal(ctx, { agencyId: agency_id, dossierId: subject_id, code: '' })
  }
}
