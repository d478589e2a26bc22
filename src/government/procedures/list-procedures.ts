import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf } from '#platform/database'
import { fold } from '#platform/vietnamese'
import { LIFE_EVENTS } from './life-events.ts'
import { isInForce, procedureRegister } from './procedure-register.ts'
import type { ProcedureVersion } from './procedure-types.ts'

export interface ProcedureFilter {
  /** Words of the name, domain or result, or a code; with or without marks. */
  q?: string | undefined
  domain?: string | undefined
  /** A key of LIFE_EVENTS. */
  event?: string | undefined
  onDate: string
  after?: string | undefined
  limit?: number | undefined
}

/** The procedures in force on a date, by name. All words must be found; in few and small texts memory is the fastest index. */
export async function listProcedures(ctx: Ctx, filter: ProcedureFilter): Promise<Page<ProcedureVersion>> {
  const words = fold(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10)
  const event = LIFE_EVENTS.find((e) => e.key === filter.event)
  const [after] = decodeCursor(filter.after) ?? []
  const limit = filter.limit ?? 50
  const found = [...(await procedureRegister(ctx)).byId.values()]
    .filter((version) => isInForce(version, filter.onDate))
    .filter((version) => !filter.domain || version.domain === filter.domain)
    .filter((version) => !event || event.codes.includes(version.code))
    .filter((version) => {
      const searched = fold(`${version.code} ${version.name} ${version.domain} ${version.result.name}`)
      return words.every((word) => searched.includes(word))
    })
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
