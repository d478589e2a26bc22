import type { ProcedureData } from './procedure-types.ts'

/** The last day of three tiers, of their authorities and of addresses with a district. */
export const THREE_TIERS_UNTIL = '2025-06-30'

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
