import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { type Answers, getProcedure, initialAnswers, validAnswers } from '#government/procedures'
import { type Actor, asSystem, type Ctx, type OfficerRole } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { applicantForForm } from '../applicant-for-form.ts'
import { issuePaper } from '../issue-paper.ts'
import { tables } from '../tables.ts'
import { liveOn } from './live-on.ts'

type Group = Record<string, unknown>
type OfficerOf = (role: OfficerRole) => Extract<Actor, { kind: 'officer' }>

const DAY_MS = 86_400_000
const AGENCY = 'xa-quynh-phu'

/** What the first citizen of the demo has of earlier years: procedure, days ago, and what is theirs in its form. */
const EARLIER: readonly { code: string; daysAgo: number; own: (answers: Record<string, Group>, me: Group) => Answers }[] = [
  {
    code: '1.001193',
    daysAgo: 75,
    own: (answers, me) => ({ requester: { ...answers.requester, ...me, relation: 'mother' } }),
  },
  {
    code: '1.004873',
    daysAgo: 40,
    own: (answers, me) => ({
      requester: { ...answers.requester, ...me, relation: 'self', email: 'lan.nguyen@example.vn' },
      subject: { ...answers.subject, fullName: me.fullName, dateOfBirth: me.dateOfBirth, maritalStatus: 'neverMarried' },
      reissue: false,
    }),
  },
]

/** The first citizen's vault: results lived to the end, sealed today, since the demo's seal is made today. */
export async function loadDemoVault(ctx: Ctx, officerOf: OfficerOf): Promise<void> {
  const who = demoCitizens[0]!
  const personId = demoPersonId(who.idNumber)
  const agencyId = demoAgencyId(AGENCY)
  const known = await applicantForForm(ctx, personId)
  for (const { code, daysAgo, own } of EARLIER) {
    const at = new Date(ctx.now.getTime() - daysAgo * DAY_MS)
    const version = await getProcedure(ctx, code, vietnamDate(ctx.now))
    const answers = validAnswers(version, 5, vietnamDate(at)) as Record<string, Group>
    const me = (initialAnswers(version, known) as Record<string, Group>).requester ?? {}
    await liveOn(ctx, {
      life: 'returned',
      at,
      agencyId,
      version,
      answers: { ...answers, ...own(answers, me) },
      citizen: { kind: 'citizen', personId, name: who.fullName, assurance: 2 },
      officer: officerOf,
      channel: 'online',
    })
  }
  const issued = await tables(ctx)
    .selectFrom('dossier')
    .select(['agency_id', 'id'])
    .where('agency_id', '=', agencyId)
    .where('person_id', '=', personId)
    .where(
      'procedure_code',
      'in',
      EARLIER.map((one) => one.code),
    )
    .where('outcome', '=', 'granted')
    .where('issued_at', 'is not', null)
    .execute()
  for (const row of issued)
    await issuePaper(asSystem(ctx, 'dinh'), { agencyId: row.agency_id, dossierId: row.id, kind: 'result', number: 1 })
}
