import { getPerson } from '#foundation/identity'
import { type DataOf, notify, type TemplateCode } from '#foundation/notifications'
import { agencyForUnit, listAgencies } from '#foundation/organizations'
import { findUnit } from '#foundation/units'
import { asSystem, type Ctx } from '#platform/context'

type Code = Extract<TemplateCode, `mandate.${string}` | `assistance.${string}`>

interface Told<C extends Code> {
  personId: string
  template: C
  data: DataOf<C>
  /** The mandate or the assistance. */
  about: { kind: 'mandate' | 'assistance'; id: string }
  /** The agency that recorded it; without it the one that answers for where the person lives. */
  agencyId?: string | null
  urgent?: boolean
}

/** Tells one side, in the transaction of the change itself. A past that is only being written down (the demo) tells nobody anything. */
export async function tell<C extends Code>(
  ctx: Ctx,
  { personId, template, data, about, agencyId, urgent }: Told<C>,
): Promise<void> {
  if (ctx.quiet) return
  const speaks = agencyId ?? (await agencyFor(ctx, personId))
  if (!speaks) return
  const subject = { ...about, code: '', href: '/uy-quyen' }
  notify(ctx, { agencyId: speaks, personId, template, data, subject, urgent: urgent ?? false })
}

/**
 * A mandate between two citizens belongs to no agency, and every message comes from one: the commune where the person lives; where their record does not
 * say, the province's centre of this installation, or its only agency. Undefined where none is set up.
 */
async function agencyFor(outer: Ctx, personId: string): Promise<string | undefined> {
  const ctx = asSystem(outer, 'mandates')
  const { residence, permanentResidence } = await getPerson(ctx, personId)
  const code = residence?.commune ?? permanentResidence?.commune
  const unit = code ? await findUnit(ctx, { code }) : undefined
  const home = unit && (await agencyForUnit(ctx, unit.id, 'commune'))
  if (home) return home.id
  const centres = await listAgencies(ctx, { kind: 'trung_tam_phuc_vu_hanh_chinh_cong', limit: 1 })
  const [any] = centres.items.length > 0 ? centres.items : (await listAgencies(ctx, { limit: 1 })).items
  return any?.id
}
