import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

export interface Line {
  id: string
  nameVi: string
  nameEn: string
  /** One or two letters before each number of the line. */
  prefix: string
}

export interface Counter {
  id: string
  name: string
  lineIds: string[]
}

export interface QueueRule {
  /** Ordinary numbers called between two priority ones while ordinary people wait. */
  ordinaryBetween: number
  /** Numbers of all lines a day. */
  dailyLimit: number
  /** Numbers are given outside the opening hours too. */
  outsideHours: boolean
}

export interface QueueSetup {
  lines: Line[]
  counters: Counter[]
  rule: QueueRule
}

/** What holds where an administrator has set nothing. */
export const USUAL_RULE: QueueRule = { ordinaryBetween: 2, dailyLimit: 500, outsideHours: false }

/** Lines, counters and rule of an agency as in force on a day; none of them personal, so open to everybody. */
export async function queueOn(ctx: Ctx, agencyId: string, day: string): Promise<QueueSetup> {
  const [lines, counters, sets, rule] = await Promise.all([
    inForce(ctx, 'line', agencyId, day).select(['id', 'name_vi', 'name_en', 'prefix']).execute(),
    inForce(ctx, 'counter', agencyId, day).select(['id', 'name']).execute(),
    tables(ctx)
      .selectFrom('counter_lines')
      .distinctOn('counter_id')
      .select(['counter_id', 'line_ids'])
      .where('agency_id', '=', agencyId)
      .where('valid_from', '<=', day)
      .orderBy('counter_id')
      .orderBy('valid_from', 'desc')
      .execute(),
    tables(ctx)
      .selectFrom('rule')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('valid_from', '<=', day)
      .orderBy('valid_from', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  const served = new Map(sets.map((set) => [set.counter_id, set.line_ids]))
  const standing = new Set(lines.map((line) => line.id))
  return {
    lines: lines.map((line) => ({ id: line.id, nameVi: line.name_vi, nameEn: line.name_en, prefix: line.prefix })),
    counters: counters.map((counter) => ({
      id: counter.id,
      name: counter.name,
      lineIds: (served.get(counter.id) ?? []).filter((id) => standing.has(id)),
    })),
    rule: rule
      ? { ordinaryBetween: rule.ordinary_between, dailyLimit: rule.daily_limit, outsideHours: rule.outside_hours }
      : USUAL_RULE,
  }
}

const inForce = (ctx: Ctx, table: 'line' | 'counter', agencyId: string, day: string) =>
  tables(ctx)
    .selectFrom(table)
    .where('agency_id', '=', agencyId)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy('position')
    .orderBy('id')

/** The name of a line in the reader's language. */
export const lineName = (line: Line, of: { locale: string }): string => (of.locale === 'en' ? line.nameEn : line.nameVi)
