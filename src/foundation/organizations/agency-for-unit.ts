import { listAncestors } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { type AgencyRecord, type AgencyRegister, agencyRegister, isOn } from './agency-register.ts'
import { type Agency, asOf, standing } from './get-agency.ts'

/** At which level a procedure is resolved: by the commune's committee, the former district's, or the province's one-stop centre. */
export type AgencyLevel = 'commune' | 'district' | 'province'

const KIND_OF_LEVEL = {
  commune: 'ubnd_xa',
  district: 'ubnd_huyen',
  province: 'trung_tam_phuc_vu_hanh_chinh_cong',
} as const

/**
 * The agency of an administrative unit at a level on a date (today by default). A commune's unit with level `province` gives the
 * centre of its province, found through the agencies above. A unit whose agency was dissolved gives the successor, where there is just one.
 * @param unitId the id of module units. Undefined where no agency is set up.
 */
export async function agencyForUnit(
  ctx: Ctx,
  unitId: string,
  level: AgencyLevel,
  onDate = vietnamDate(ctx.now),
): Promise<Agency | undefined> {
  const register = await agencyRegister(ctx)
  const ofUnit = register.byUnit.get(unitId) ?? []
  const right = ofUnit.filter((a) => a.kind === KIND_OF_LEVEL[level])
  const own = right.find((a) => isOn(a, onDate))
  if (own) return asOf(own, onDate)
  const heirs = new Set(right.flatMap((a) => standing(register, a.id, onDate)))
  if (heirs.size === 1) return asOf([...heirs][0]!, onDate)
  if (level !== 'province' || right.length > 0) return undefined
  const centre = centreAbove(register, ofUnit, onDate) ?? (await centreOfProvince(ctx, register, unitId, onDate))
  return centre && asOf(centre, onDate)
}

const onlyOne = <T>(found: T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

const isCentre = (agency: AgencyRecord, onDate: string): boolean => agency.kind === KIND_OF_LEVEL.province && isOn(agency, onDate)

/** From memory: the centre under the same parent as the unit's own agency. */
function centreAbove(register: AgencyRegister, ofUnit: AgencyRecord[], onDate: string): AgencyRecord | undefined {
  const here = ofUnit.flatMap((a) => standing(register, a.id, onDate))
  const parents = new Set(here.flatMap((a) => (a.parentId ? [a.parentId] : [])))
  return onlyOne([...register.byId.values()].filter((a) => isCentre(a, onDate) && a.parentId && parents.has(a.parentId)))
}

/** By the units: a commune that has no agency here still has a province. */
async function centreOfProvince(
  ctx: Ctx,
  register: AgencyRegister,
  unitId: string,
  onDate: string,
): Promise<AgencyRecord | undefined> {
  const above = await listAncestors(ctx, { id: unitId, asOf: onDate })
  return onlyOne(above.flatMap((unit) => (register.byUnit.get(unit.id) ?? []).filter((a) => isCentre(a, onDate))))
}
