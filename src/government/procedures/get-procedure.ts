import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { currentPlaces } from './places.ts'
import { isInForce, procedureRegister } from './procedure-register.ts'
import type { ProcedureVersion } from './procedure-types.ts'

/** The version in force on a civil date. Throws not_found. */
export async function getProcedure(ctx: Ctx, code: string, onDate: string): Promise<ProcedureVersion> {
  const versions = (await procedureRegister(ctx)).byCode.get(code) ?? []
  const found = versions.find((version) => isInForce(version, onDate))
  if (!found) throw notFound(ctx)
  return { ...found, places: await currentPlaces(ctx) }
}

/** A version by its id, whatever the date: the one a dossier was filed under. Throws not_found. */
export async function getProcedureVersion(ctx: Ctx, id: string): Promise<ProcedureVersion> {
  const found = (await procedureRegister(ctx)).byId.get(id)
  if (!found) throw notFound(ctx)
  return { ...found, places: await currentPlaces(ctx) }
}

/** All versions of a code, the newest first; empty for an unknown one. */
export async function listVersions(ctx: Ctx, code?: string): Promise<ProcedureVersion[]> {
  const register = await procedureRegister(ctx)
  return code ? (register.byCode.get(code) ?? []) : [...register.byId.values()]
}
