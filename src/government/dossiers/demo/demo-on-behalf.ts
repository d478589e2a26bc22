import { addWorkingMinutes, nationalCalendar } from '#foundation/calendar'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { makeAssistanceCode, usableMandates } from '#government/mandates'
import { type Answers, getProcedure, initialAnswers, validAnswers } from '#government/procedures'
import { type Actor, asSystem, type Ctx, type OfficerRole } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { applicantForForm } from '../applicant-for-form.ts'
import { startDraftForAnother } from '../start-draft-for-another.ts'
import type { DemoLife } from './demo-lives.ts'
import { liveOn } from './live-on.ts'

type Group = Record<string, unknown>
type Citizen = Extract<Actor, { kind: 'citizen' }>
type OfficerOf = (role: OfficerRole) => Extract<Actor, { kind: 'officer' }>

const DAY_MS = 86_400_000
/** A copy from the registers of civil status. */
const PROCEDURE = '2.000635'

function named(fullName: string): Citizen {
  const found = demoCitizens.find((citizen) => citizen.fullName === fullName)
  if (!found) throw new Error(`the demo has no ${fullName}`)
  return { kind: 'citizen', personId: demoPersonId(found.idNumber), name: fullName, assurance: 2 }
}

/** What was filed for another: a daughter for her mother, by the mandate of the demo; a neighbour for somebody, with their one-time code. */
export async function loadDemoOnBehalf(ctx: Ctx, officersOf: (slug: string) => Promise<OfficerOf>): Promise<void> {
  const [mother, daughter] = [named('Ngô Thị Hạnh'), named('Nguyễn Thị Lan')]
  const at = inOpeningHours(ctx, 6)
  const held = await usableMandates({ ...ctx, actor: daughter, now: at }, { purpose: 'file', procedureCode: PROCEDURE })
  const mandateId = held.find((row) => row.person_id === mother.personId)?.id
  // Without the demo of mandates there is none to file by.
  if (mandateId)
    await fileFor(ctx, {
      ...{ owner: mother, by: daughter, at, right: { mandateId }, mandateId },
      ...{ slug: 'xa-quynh-phu', life: 'inProcess', officer: await officersOf('xa-quynh-phu') },
    })
  const [owner, helper] = [named('Trần Văn Hùng'), named('Lê Thị Hương')]
  const then = inOpeningHours(ctx, 26)
  const { code } = await makeAssistanceCode({ ...ctx, actor: owner, now: then }, { procedureCode: PROCEDURE })
  await fileFor(ctx, {
    ...{ owner, by: helper, at: then, right: { assistanceCode: code }, mandateId: undefined },
    ...{ slug: 'xa-tho-xuan', life: 'returned', officer: await officersOf('xa-tho-xuan') },
  })
}

const inOpeningHours = (ctx: Ctx, daysAgo: number): Date =>
  addWorkingMinutes(nationalCalendar(), new Date(ctx.now.getTime() - daysAgo * DAY_MS), 75)

interface Filing {
  owner: Citizen
  by: Citizen
  at: Date
  right: { mandateId: string } | { assistanceCode: string }
  mandateId: string | undefined
  slug: string
  life: DemoLife
  officer: OfficerOf
}

async function fileFor(outer: Ctx, { owner, by, at, right, mandateId, slug, life, officer }: Filing): Promise<void> {
  const ctx: Ctx = { ...outer, actor: by, now: at }
  const agencyId = demoAgencyId(slug)
  const version = await getProcedure(ctx, PROCEDURE, vietnamDate(at))
  const draftId = await startDraftForAnother(ctx, { procedureCode: PROCEDURE, agencyId, by: right })
  const known = await applicantForForm(asSystem(ctx, 'demo'), owner.personId)
  const { requester = {} } = initialAnswers(version, known) as Record<string, Group>
  // Of elderly people the registers often know the year alone; the form wants a day.
  const me: Group = { ...requester, dateOfBirth: String(requester.dateOfBirth).padEnd(10, '-01-01') }
  const answers = validAnswers(version, 5, vietnamDate(at)) as Record<string, Group>
  const own: Answers = {
    ...answers,
    requester: { ...answers.requester, ...me, relation: 'self' },
    subject: { ...answers.subject, fullName: me.fullName, dateOfBirth: me.dateOfBirth },
  }
  const behalf = { ownerId: owner.personId, ...(mandateId ? { mandateId } : {}) }
  await liveOn(outer, { life, at, agencyId, version, answers: own, citizen: by, officer, channel: 'online', draftId, behalf })
}
