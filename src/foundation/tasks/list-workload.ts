import { personNames } from '#foundation/identity'
import { listOfficers } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { comparePersons } from '#platform/vietnamese'
import { maySeeOthersWork } from './permissions.ts'

export interface Workload {
  /** As `holder` of `listTasks` takes it. */
  holder: string
  /** Of a person; undefined for what waits for a role. */
  name: string | undefined
  titles: string[]
  /** False for who holds no position here any more: their work is about to return to its role. */
  stillHere: boolean
  count: number
  late: number
  /** The latest among the late: its deadline. */
  earliestDue: Date | null
}

/**
 * Who has how much work, and how late, in the leader's agency and its predecessors: first what waits for each role, then every officer by
 * name, those with nothing too. Three statements, whatever the number of people. Errors: unauthenticated, forbidden (leaders alone).
 */
export async function listWorkload(ctx: Ctx): Promise<Workload[]> {
  const { actor } = ctx
  ensure(ctx, maySeeOthersWork(actor))
  if (actor.kind !== 'officer') return []
  const { rows } = await sql<{ audience: string; count: number; late: number; due: Date | null }>`
    select audience, count(*)::int as count, count(*) filter (where due_at < ${ctx.now})::int as late,
      min(due_at) filter (where due_at < ${ctx.now}) as due
    from tasks.task where agency_id = any(${actor.visibleAgencyIds}::uuid[]) and closed_at is null
    group by audience order by audience`.execute(ctx.db)
  const found = new Map(rows.map((row) => [row.audience, row]))
  const officers = Map.groupBy(
    await listOfficers(ctx, actor.agencyId, { onDate: vietnamDate(ctx.now) }),
    (officer) => `person:${officer.personId}`,
  )
  const gone = rows.filter((row) => row.audience.startsWith('person:') && !officers.has(row.audience))
  const names = await personNames(
    ctx,
    gone.map((row) => row.audience.slice(7)),
  )
  const line = (holder: string, name: string | undefined, titles: string[], stillHere: boolean): Workload => {
    const row = found.get(holder)
    return { holder, name, titles, stillHere, count: row?.count ?? 0, late: row?.late ?? 0, earliestDue: row?.due ?? null }
  }
  const roles = rows.filter((row) => row.audience.startsWith('role:')).map((row) => line(row.audience, undefined, [], true))
  const people = [
    ...[...officers].map(([holder, held]) => line(holder, held[0]!.personName, [...new Set(held.map((one) => one.title))], true)),
    ...gone.map((row) => line(row.audience, names.get(row.audience.slice(7)) ?? '', [], false)),
  ]
  return [...roles, ...people.sort((a, b) => comparePersons(a.name ?? '', b.name ?? ''))]
}
