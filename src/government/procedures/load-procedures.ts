import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { oldVersionOf, THREE_TIERS_UNTIL } from './old-version.ts'
import { ProcedureData } from './procedure-types.ts'
import { tables } from './tables.ts'

/** The two-tier government began on this day. */
const TWO_TIERS_FROM = '2025-07-01'
const OLD_FROM = '2022-01-01'

/** A version's id follows from what it is, so that demo data and tests can name it. */
export function versionId(code: string, validFrom: string): string {
  const hex = createHash('sha256').update(`procedure ${code} ${validFrom}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The 24 procedures of our data file. Throws when one of them does not fit its type: nothing in it is silently ignored. */
export function readProcedures(): ProcedureData[] {
  return z.array(ProcedureData).parse(readData('procedures.json'))
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

/** The demonstration's part: the versions before 1 July 2025, and invented amounts of what provinces set. Idempotent. */
export async function loadDemoProcedures(ctx: Ctx): Promise<void> {
  await loadDemoFees(ctx)
  await insert(
    ctx,
    readProcedures().flatMap(oldVersionOf),
    () => OLD_FROM,
    () => THREE_TIERS_UNTIL,
    true,
  )
}

const DemoFees = z.object({ validFrom: z.iso.date(), amounts: z.record(z.string(), z.record(z.string(), z.int())) })

async function loadDemoFees(ctx: Ctx): Promise<void> {
  const { validFrom, amounts } = DemoFees.parse(readData('demo-local-fees.json'))
  const rows = Object.entries(amounts).flatMap(([province, fees]) =>
    Object.entries(fees).map(([key, amount]) => ({
      province_code: province,
      procedure_code: key.slice(0, key.indexOf('|')),
      fee_name: key.slice(key.indexOf('|') + 1),
      valid_from: validFrom,
      amount_vnd: amount,
      legal_basis: null,
      demo: true,
    })),
  )
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('local_fee')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

const readData = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'data', file), 'utf8'))

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
