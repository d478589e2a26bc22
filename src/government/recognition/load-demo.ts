import { agencyNames, demoAgencyId, getAgency, listOfficers } from '#foundation/organizations'
import { type Actor, asSystem, type Ctx, type OfficerRole } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { finishAppraisal } from './appraise-application.ts'
import { beginApplication } from './begin-application.ts'
import { criteriaOf } from './criteria-set.ts'
import { decideApplication } from './decide-application.ts'
import { getApplication } from './get-application.ts'
import { closeHearing, noteOpinion } from './hear-council.ts'
import { sendApplication } from './send-application.ts'
import { tables } from './tables.ts'

/** How far each commune of the demo is with the model of three noes; invented. */
const FAR: [slug: string, far: 'draft' | 'sent' | 'decided'][] = [
  ['xa-tho-xuan', 'decided'],
  ['xa-sao-vang', 'sent'],
  ['xa-quang-ngoc', 'draft'],
]
const COUNCIL = ['Lê Hữu Phúc (Sở Khoa học và Công nghệ)', 'Trịnh Thị Mai (Sở Nội vụ)', 'Hoàng Văn Sơn (Văn phòng UBND tỉnh)']

/** Communes at different steps, so that every page has something to show. */
export async function loadDemoApplications(outer: Ctx): Promise<void> {
  const system = asSystem(outer, 'demo')
  const year = Number(vietnamDate(system.now).slice(0, 4))
  for (const [slug, far] of FAR) {
    const agencyId = demoAgencyId(slug)
    const specialist = await officerOf(system, agencyId, 'specialist')
    const leader = await officerOf(system, agencyId, 'leader')
    const { parentId } = await getAgency(system, agencyId)
    const appraiser = parentId ? await officerOf(system, parentId, 'specialist') : undefined
    const chairman = parentId ? await officerOf(system, parentId, 'leader') : undefined
    if (!specialist || !leader || !appraiser || !chairman) continue
    const key = await beginApplication(specialist, { setCode: 'ba-khong', year })
    const { set, application } = await getApplication(specialist, key)
    if (application.status !== 'draft' || far === 'draft') continue
    const paper = new TextEncoder().encode(`Minh chứng của đợt dùng thử: ${slug}\n`)
    const { sha256, size } = await system.ports.files.put(paper)
    const proofs = json([{ name: 'minh-chung.txt', sha256, size, mediaType: 'text/plain' }]) as never
    await inTransaction(specialist, async (ctx) => {
      await tables(ctx)
        .insertInto('score')
        .values(
          criteriaOf(set)
            .filter((one) => !one.formula)
            .map((one, i) => ({
              ...{ agency_id: key.agencyId, application_id: key.id, criterion_code: one.code, value: null, note: '', proofs },
              ...{
                claimed: one.mandatory ? one.max : one.max - (i % 3),
                appraised: null,
                appraisal_note: '',
                appraised_by_name: '',
              },
            })),
        )
        .execute()
    })
    await sendApplication(leader, key)
    if (far === 'sent') continue
    await finishAppraisal(appraiser, key, { acceptRest: true })
    for (const member of COUNCIL) await noteOpinion(appraiser, key, { member, agrees: 'true' })
    await closeHearing(appraiser, key)
    const { appraised } = await getApplication(chairman, key)
    await decideApplication(chairman, key, {
      ...{ outcome: appraised.passes ? 'recognised' : 'refused', number: `1${year % 100}5/QĐ-UBND` },
      reasons: appraised.passes ? '' : 'Tỷ lệ hồ sơ nộp trực tuyến chưa đạt mức bắt buộc của mô hình.',
    })
  }
}

async function officerOf(system: Ctx, agencyId: string, role: OfficerRole): Promise<Ctx | undefined> {
  const [one] = await listOfficers(system, agencyId, { role })
  if (!one) return undefined
  const agencyName = (await agencyNames(system, [agencyId])).get(agencyId) ?? ''
  const actor: Actor = {
    ...{ kind: 'officer', personId: one.personId, name: one.personName, assurance: 2, agencyId, agencyName },
    ...{ visibleAgencyIds: [agencyId], roles: [role] },
  }
  return { ...system, actor }
}
