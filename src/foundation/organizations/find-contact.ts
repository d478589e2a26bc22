import type { Ctx } from '#platform/context'
import type { SiteContact } from '#platform/module'
import { agencyNames } from './get-agency.ts'
import { tables } from './tables.ts'

/** How to reach an agency; open to all. */
export interface Contact {
  responsible: string
  address: string
  phone: string
  email: string | null
  answersForSite: boolean
}

export async function findContact(ctx: Ctx, agencyId: string): Promise<Contact | undefined> {
  const row = await tables(ctx).selectFrom('agency_contact').selectAll().where('agency_id', '=', agencyId).executeTakeFirst()
  return row && { ...row, answersForSite: row.answers_for_site }
}

/** Who answers for this site, for the foot of each page (TT 32/2017/TT-BTTTT Đ16); undefined until an agency has said so. */
export async function findSiteContact(ctx: Ctx): Promise<SiteContact | undefined> {
  const row = await tables(ctx).selectFrom('agency_contact').selectAll().where('answers_for_site', '=', true).executeTakeFirst()
  if (!row) return undefined
  const name = (await agencyNames(ctx, [row.agency_id])).get(row.agency_id)
  const { responsible, address, phone, email } = row
  return name ? { agencyName: name, responsible, address, phone, ...(email ? { email } : {}) } : undefined
}
