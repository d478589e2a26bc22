import { findUnit } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { asSystem } from '#platform/context'
import { agencyRegister } from './agency-register.ts'
import { createAgency } from './create-agency.ts'
import { DEMO_AGENCIES } from './data/demo.ts'
import { DEMO_CONTACTS } from './data/demo-contacts.ts'
import { dissolveAgency } from './dissolve-agency.ts'
import { text } from './messages.ts'
import { setContact } from './set-contact.ts'
import { namedId } from './tables.ts'

/**
 * The id that a demo agency has in every installation, e.g. `demoAgencyId('xa-quynh-phu')`; the slugs stand in data/demo.ts, old
 * selves of before 1 July 2025 end in `-cu`.
 */
export const demoAgencyId = (slug: string): string => namedId('demo', slug)

/** Agencies of the demo world. A run cut short goes on where it stopped. */
export async function loadDemo(outer: Ctx, progress: (text: string) => void): Promise<void> {
  const ctx = asSystem(outer, 'demo')
  progress(text(ctx).demoAgencies(DEMO_AGENCIES.length))
  for (const row of DEMO_AGENCIES) {
    const id = demoAgencyId(row.slug)
    const known = (await agencyRegister(ctx, 0)).byId.get(id)
    if (!known) {
      const unit = await findUnit(ctx, { code: row.unit, asOf: row.until ?? row.from })
      await createAgency(ctx, {
        id,
        kind: row.kind,
        name: row.name,
        code: row.code,
        codeBasis: text('vi').demoCode,
        unitId: unit?.id ?? null,
        parentId: row.parent ? demoAgencyId(row.parent) : null,
        validFrom: row.from,
        structure: row.structure ?? 'none',
      })
    }
    if (row.until && !known?.validTo)
      await dissolveAgency(ctx, {
        agencyId: id,
        lastDay: row.until,
        successorIds: (row.successors ?? []).map(demoAgencyId),
        basis: text('vi').demoReform,
      })
  }
  for (const { slug, ...contact } of DEMO_CONTACTS) await setContact(ctx, { agencyId: demoAgencyId(slug), ...contact })
}
