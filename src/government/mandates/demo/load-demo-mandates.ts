import { addWorkingMinutes, nationalCalendar } from '#foundation/calendar'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoOfficers, demoPersonId } from '#foundation/identity'
import { agencyNames, demoAgencyId } from '#foundation/organizations'
import type { Actor, Ctx } from '#platform/context'
import { typeset } from '#platform/pdf'
import { formatDate, vietnamDate } from '#platform/time'
import { answerMandate } from '../answer-mandate.ts'
import { endOfTerm } from '../default-term.ts'
import { grantMandate } from '../grant-mandate.ts'
import { recordMandate } from '../record-mandate.ts'
import { revokeMandate } from '../revoke-mandate.ts'
import { tables } from '../tables.ts'

const DAY_MS = 86_400_000
const DESK = 'motcua.quynhphu'
const AGENCY = 'xa-quynh-phu'

type Citizen = Extract<Actor, { kind: 'citizen' }>

function named(fullName: string): Citizen & { party: { fullName: string; idNumber: string } } {
  const found = demoCitizens.find((citizen) => citizen.fullName === fullName)
  if (!found) throw new Error(`the demo has no ${fullName}`)
  const { idNumber } = found
  return { kind: 'citizen', personId: demoPersonId(idNumber), name: fullName, assurance: 2, party: { fullName, idNumber } }
}

/**
 * A few mandates of the demo, made by the operations that people use, each at its own time before the first start: an elderly mother without an account
 * authorises her daughter on paper; the daughter lets a neighbour collect; one that was offered and waits; one that was taken back.
 */
export async function loadDemoMandates(outer: Ctx): Promise<void> {
  const quiet: Ctx = { ...outer, quiet: true }
  if (await tables(quiet).selectFrom('mandate').select('id').limit(1).executeTakeFirst()) return
  const as = (actor: Actor, daysAgo: number): Ctx => ({ ...quiet, actor, now: inOpeningHours(quiet, daysAgo) })
  const [mother, daughter] = [named('Ngô Thị Hạnh'), named('Nguyễn Thị Lan')]
  const [neighbour, other, cousin] = [named('Nguyễn Quang Minh'), named('Trần Văn Hùng'), named('Lê Thị Hương')]
  await onPaper(as(await desk(quiet), 60), mother, daughter)

  const collect = await grantMandate(as(daughter, 21), {
    agent: neighbour.party,
    purposes: ['collect'],
    procedureCode: '1.004873',
  })
  await answerMandate(as(neighbour, 20), { ownerId: daughter.personId, mandateId: collect }, { answer: 'accept' })

  await grantMandate(as(other, 2), { agent: daughter.party, purposes: ['file'], procedureCode: '2.000635' })

  const ended = await grantMandate(as(other, 45), { agent: cousin.party, purposes: ['file', 'collect'] })
  await answerMandate(as(cousin, 44), { ownerId: other.personId, mandateId: ended }, { answer: 'accept' })
  await revokeMandate(as(other, 14), ended)
}

const inOpeningHours = (ctx: Ctx, daysAgo: number): Date =>
  addWorkingMinutes(nationalCalendar(), new Date(ctx.now.getTime() - daysAgo * DAY_MS), 45)

async function onPaper(ctx: Ctx, mother: ReturnType<typeof named>, daughter: ReturnType<typeof named>): Promise<void> {
  const date = vietnamDate(ctx.now)
  const paper = { number: `47/${date.slice(0, 4)}/CT`, date, certifier: 'UBND xã Quỳnh Phụ' }
  const bytes = await typeset(
    `${import.meta.dirname}/sample-mandate.typ`,
    {
      ...{ owner: mother.name, agent: daughter.name, scope: 'nộp hồ sơ và nhận kết quả, mọi thủ tục' },
      ...paper,
      ...{ date: formatDate(date), until: formatDate(endOfTerm(date, 12)) },
    },
    ctx.now,
  )
  const { id: uploadId } = await keepUpload(ctx, { name: 'Giấy ủy quyền.pdf', bytes })
  await recordMandate(ctx, {
    owner: mother.party,
    agent: daughter.party,
    purposes: ['file', 'collect'],
    validTo: endOfTerm(date, 12),
    paper,
    uploadId,
  })
}

async function desk(ctx: Ctx): Promise<Extract<Actor, { kind: 'officer' }>> {
  const agencyId = demoAgencyId(AGENCY)
  const officer = demoOfficers.find((one) => one.username === DESK)
  if (!officer) throw new Error(`the demo has no ${DESK}`)
  return {
    kind: 'officer',
    personId: demoPersonId(DESK),
    name: officer.fullName,
    assurance: 2,
    agencyId,
    agencyName: (await agencyNames(ctx, [agencyId])).get(agencyId) ?? '',
    visibleAgencyIds: [agencyId],
    roles: ['one_stop'],
  }
}
