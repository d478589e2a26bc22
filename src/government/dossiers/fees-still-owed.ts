import type { FeeDue } from './tables.ts'

/**
 * The fees of a dossier whose form was corrected: `due` are those of the corrected form, `before` those that stood, some of them paid.
 * What was paid stays, and only what it does not cover is owed; amounts in đồng. What was paid too much stays visible to who must give it back.
 */
export function feesStillOwed(before: readonly FeeDue[], due: readonly FeeDue[]): FeeDue[] {
  const paid = before.filter((fee) => fee.paidAt)
  const owed = due.flatMap((fee) => {
    const covered = paid.filter(({ name }) => name === fee.name)
    const rest = fee.amountVnd - covered.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
    if (covered.length > 0 && rest <= 0) return []
    return [{ ...fee, amountVnd: rest }]
  })
  return [...paid, ...owed]
}

/** What is not paid yet, in đồng. */
export const owedVnd = (fees: readonly FeeDue[]): number =>
  fees.filter((fee) => !fee.paidAt).reduce((sum, { amountVnd }) => sum + amountVnd, 0)
