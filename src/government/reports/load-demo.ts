import { agencyNames, demoAgencyId, getAgency, listOfficers } from '#foundation/organizations'
import { type Actor, asSystem, type Ctx, type OfficerRole } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { enterReport } from './enter-report.ts'
import { expectReports, periodsToOpen } from './expect-reports.ts'
import { getReport } from './get-report.ts'
import { listReportKinds } from './list-report-kinds.ts'
import { openReport } from './open-report.ts'
import { receiveReport } from './receive-report.ts'
import type { ReportKindData } from './report-kind.ts'
import { sendReport } from './send-report.ts'
import { signReport } from './sign-report.ts'

/** Of each commune: how far its monthly report is, and what it typed. Invented. */
const MONTH: [slug: string, far: 'received' | 'sent' | 'draft', typed: number[]][] = [
  ['xa-quynh-phu', 'draft', []],
  ['xa-a-sao', 'received', [9, 61, 412, 288, 96, 28, 356, 201]],
  ['xa-tho-xuan', 'received', [11, 74, 530, 366, 120, 44, 498, 322]],
  ['xa-sao-vang', 'sent', [8, 52, 301, 214, 63, 24, 287, 140]],
  ['xa-quang-ngoc', 'draft', []],
]

/** The newest monthly reports of the demo's communes, each at another step, so that every page has something to show. */
export async function loadDemoReports(outer: Ctx): Promise<void> {
  const system = asSystem(outer, 'demo')
  const kind = (await listReportKinds(system)).find((one) => one.code === 'chuyen-doi-so-thang')
  const [period] = kind ? periodsToOpen(kind, vietnamDate(system.now)) : []
  if (!kind || !period) return
  for (const row of MONTH) await loadOne(system, kind, period, row)
  await expectReports(system)
}

async function loadOne(
  system: Ctx,
  kind: ReportKindData,
  period: string,
  [slug, far, typed]: (typeof MONTH)[number],
): Promise<void> {
  const agencyId = demoAgencyId(slug)
  const key = await openReport(system, { agencyId, kindCode: kind.code, period })
  const { report } = await getReport(system, key)
  const [specialist, leader] = [await officerOf(system, agencyId, 'specialist'), await officerOf(system, agencyId, 'leader')]
  if (far === 'draft' || report.status !== 'draft' || !specialist || !leader) return
  const lines = kind.lines.filter((line) => !line.indicator && !line.share)
  const values = Object.fromEntries(lines.map((line, i) => [line.code, String(typed[i] ?? 0)]))
  const body = report.body.replace(
    'vướng mắc\n',
    'vướng mắc\n\nMột số thôn sóng di động yếu, người cao tuổi cần được hướng dẫn tại nhà.\n',
  )
  await enterReport(specialist, key, { values, body, revision: report.revision, submit: true })
  await signReport(leader, key, { explanation: 'Số liệu của đợt dùng thử, đã đối chiếu với sổ theo dõi của xã.' })
  await sendReport(leader, key)
  const { parentId } = await getAgency(system, agencyId)
  const above = parentId ? await officerOf(system, parentId, 'specialist') : undefined
  if (far === 'received' && above) await receiveReport(above, key)
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
