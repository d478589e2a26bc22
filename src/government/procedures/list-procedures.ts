import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf } from '#platform/database'
import { LIFE_EVENTS } from './life-events.ts'
import { matchWords } from './match-words.ts'
import { isInForce, procedureRegister } from './procedure-register.ts'
import type { ProcedureVersion } from './procedure-types.ts'

export interface ProcedureFilter {
  /** Words of the name, domain or result, or a code; with or without marks, as they sound or with one slip. */
  q?: string | undefined
  domain?: string | undefined
  /** A key of LIFE_EVENTS. */
  event?: string | undefined
  onDate: string
  after?: string | undefined
  limit?: number | undefined
}

/** The procedures in force on a date, by name. All words must be found (see matchWords); in few and small texts memory is the fastest index. */
export async function listProcedures(ctx: Ctx, filter: ProcedureFilter): Promise<Page<ProcedureVersion>> {
  const event = LIFE_EVENTS.find((e) => e.key === filter.event)
  const [after] = decodeCursor(filter.after) ?? []
  const limit = filter.limit ?? 50
  const inForce = [...(await procedureRegister(ctx)).byId.values()].filter((version) => isInForce(version, filter.onDate))
  const found = matchWords(inForce, filter.q ?? '')
    .filter((version) => !filter.domain || version.domain === filter.domain)
    .filter((version) => !event || event.codes.includes(version.code))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'vi'))
  const start = typeof after === 'string' ? found.findIndex((version) => keyOf(version).localeCompare(after, 'vi') > 0) : 0
  return pageOf(start < 0 ? [] : found.slice(start, start + limit + 1), limit, (version) => [keyOf(version)])
}

const keyOf = (version: ProcedureVersion) => `${version.name} ${version.code}`

/** The domains that have a procedure in force, in alphabetical order. */
export async function listDomains(ctx: Ctx, onDate: string): Promise<string[]> {
  const versions = [...(await procedureRegister(ctx)).byId.values()].filter((version) => isInForce(version, onDate))
  return [...new Set(versions.map((version) => version.domain))].sort((a, b) => a.localeCompare(b, 'vi'))
}
