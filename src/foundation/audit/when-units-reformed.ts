import type { UnitsReformed } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { whenAdministered } from './when-administered.ts'

/** A reform belongs to no agency: it stands in the platform's own tree, with its legal basis. */
export async function whenUnitsReformed(ctx: Ctx, event: UnitsReformed): Promise<void> {
  const { by, reformId, ...data } = event
  await whenAdministered(ctx, {
    ...by,
    agencyId: null,
    action: 'units.reformed',
    subject: { kind: 'reform', id: reformId },
    concerns: null,
    data,
  })
}
