import { agencyNames, findAgencyByCode } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { parseDossierCode } from './dossier-code.ts'
import { type DossierStatus, toldStatus } from './dossier-status.ts'
import { nationalStatusOn } from './national-status.ts'
import { tables } from './tables.ts'

export interface PublicStatus {
  code: string
  status: DossierStatus
  /** The national portal's code 1-10 and label, as in force today. */
  national: { code: number; label: string }
  agencyName: string
}

/** What everybody may know of a code: its state and nothing of the person (TT 01/2018/TT-VPCP Đ16.2.d). Undefined where there is none. */
export async function lookUpDossier(ctx: Ctx, code: string): Promise<PublicStatus | undefined> {
  const parsed = parseDossierCode(code)
  const agency = parsed && (await findAgencyByCode(ctx, parsed.agencyCode, parsed.day))
  if (!parsed || !agency) return undefined
  const row = await tables(ctx)
    .selectFrom('dossier')
    .select(['code', 'status', 'awaits_parts'])
    .where('agency_id', '=', agency.id)
    .where('code', '=', parsed.code)
    .executeTakeFirst()
  if (!row) return undefined
  const today = vietnamDate(ctx.now)
  const names = await agencyNames(ctx, [agency.id], today)
  return {
    code: row.code,
    status: toldStatus(row),
    national: await nationalStatusOn(ctx, toldStatus(row), today),
    agencyName: names.get(agency.id) ?? '',
  }
}
