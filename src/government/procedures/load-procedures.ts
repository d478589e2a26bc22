import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { ProcedureData } from './procedure-types.ts'
import { tables } from './tables.ts'

/** The two-tier government began on this day; the day before is the last of the old versions. */
const TWO_TIERS_FROM = '2025-07-01'
const THREE_TIERS_UNTIL = '2025-06-30'
const OLD_FROM = '2022-01-01'

/** A version's id follows from what it is, so that demo data and tests can name it. */
export function versionId(code: string, validFrom: string): string {
  const hex = createHash('sha256').update(`procedure ${code} ${validFrom}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The 24 procedures of our data file. Throws when one of them does not fit its type: nothing in it is silently ignored. */
export function readProcedures(): ProcedureData[] {
  const data: unknown[] = JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'procedures.json'), 'utf8'))
  return data.map((one) => ProcedureData.parse(one))
}

/** Loads the versions in force, each to its last day where the data give one. Idempotent. */
export async function loadProcedures(ctx: Ctx): Promise<void> {
  await insert(
    ctx,
    readProcedures(),
    (p) => p.validFrom ?? TWO_TIERS_FROM,
    (p) => p.validTo ?? null,
    false,
  )
}

/** Loads the versions before 1 July 2025 for the demonstration. Idempotent. */
export async function loadOldProcedures(ctx: Ctx): Promise<void> {
  await insert(
    ctx,
    readProcedures().flatMap(oldVersionOf),
    () => OLD_FROM,
    () => THREE_TIERS_UNTIL,
    true,
  )
}

/** Decided by the district's committee until the tier was dissolved (Decree 131/2025 and its sisters moved them to the commune). */
const OF_THE_DISTRICT = new Set(['1.001612', '1.001776', '1.001731', '1.013225', '1.013978', '1.010803', '1.012971', '1.004859'])

/**
 * A procedure as it may have stood under three tiers, rebuilt from today's: the same questions and papers, the authority of those
 * days, without laws made since. One that began later has no old version.
 */
export function oldVersionOf(procedure: ProcedureData): ProcedureData[] {
  if (procedure.validFrom && procedure.validFrom > THREE_TIERS_UNTIL) return []
  const isDistrict = OF_THE_DISTRICT.has(procedure.code)
  const then = (words: string) => (isDistrict ? words.replaceAll('cấp xã', 'cấp huyện') : words)
  return [
    {
      ...procedure,
      reviewBy: undefined,
      validFrom: undefined,
      validTo: undefined,
      authorityLevel: isDistrict ? 'district' : procedure.authorityLevel,
      receivedAt: undefined,
      legalBasis: procedure.legalBasis.filter((law) => !/202[56]\//.test(law)),
      steps: procedure.steps.map((step) => ({ ...step, name: then(step.name) })),
    },
  ]
}

async function insert(
  ctx: Ctx,
  procedures: ProcedureData[],
  from: (p: ProcedureData) => string,
  to: (p: ProcedureData) => string | null,
  demo: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('procedure_version')
      .values(
        procedures.map((p) => ({
          id: versionId(p.code, from(p)),
          code: p.code,
          name: p.name,
          domain: p.domain,
          valid_from: from(p),
          valid_to: to(p),
          demo,
          data: json(p),
        })),
      )
      .onConflict((conflict) => conflict.columns(['code', 'valid_from']).doNothing())
      .execute()
  })
}
