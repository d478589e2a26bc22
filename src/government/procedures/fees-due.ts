import { holds, valueAt } from './conditions.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'

/** Demo values for fees that the provincial council sets (facts leave them open); a deployment configures its own. */
const DEMO_LOCAL_FEE_VND = 8000

/** Fees that an application owes, given its answers. Each copy asked for counts; amounts in đồng. Fees of nothing are left out. */
export function feesDue(
  version: Pick<ProcedureVersion, 'fees'>,
  answers: Answers,
  _filing: { channel: string },
): { name: string; amountVnd: number }[] {
  return version.fees
    .filter(
      (fee) => !fee.requiredWhen || (fee.requiredWhen.condition !== undefined && holds(fee.requiredWhen.condition, answers)),
    )
    .map((fee) => {
      const count = fee.per === 'bản' ? Number(valueAt(answers, 'copyCount') ?? 1) || 1 : 1
      return {
        name: fee.name,
        amountVnd: Math.min((fee.amountVnd ?? DEMO_LOCAL_FEE_VND) * count, fee.capVnd ?? Number.MAX_SAFE_INTEGER),
      }
    })
    .filter((fee) => fee.amountVnd > 0)
}
