import { isDeepStrictEqual } from 'node:util'
import { addWorkingMinutes, nationalCalendar } from '#foundation/calendar'
import { type DemoCitizen, demoCitizens, demoOfficers, demoPersonId } from '#foundation/identity'
import { agencyNames, demoAgencyId } from '#foundation/organizations'
import {
  type Answers,
  checkWhole,
  getProcedure,
  initialAnswers,
  listProcedures,
  type ProcedureVersion,
  validAnswers,
} from '#government/procedures'
import type { Actor, Ctx, OfficerRole } from '#platform/context'
import { vietnamDate, vietnamInstant } from '#platform/time'
import { applicantForForm } from '../applicant-for-form.ts'
import { tables } from '../tables.ts'
import { type DemoLife, LIVES } from './demo-lives.ts'
import { loadDemoOnBehalf } from './demo-on-behalf.ts'
import { loadDemoVault } from './demo-vault.ts'
import { liveOn } from './live-on.ts'

/** Today's agencies of the demo, and how many dossiers each has. */
const NOW: readonly (readonly [slug: string, commune: DemoCitizen['commune'], count: number])[] = [
  ['xa-quynh-phu', 'quynh-phu', 70],
  ['xa-a-sao', 'a-sao', 45],
  ['xa-tho-xuan', 'tho-xuan', 45],
  ['xa-sao-vang', 'sao-vang', 35],
  ['xa-quang-ngoc', 'quang-ngoc', 35],
  ['trung-tam-hung-yen', 'quynh-phu', 15],
  ['trung-tam-thanh-hoa', 'tho-xuan', 15],
]

/** Their old selves, with dossiers of before 1 July 2025 that their successors still see. */
const BEFORE: readonly (readonly [slug: string, commune: DemoCitizen['commune'], count: number])[] = [
  ['xa-quynh-hai-cu', 'quynh-phu', 10],
  ['xa-an-thai-cu', 'a-sao', 10],
  ['thi-tran-tho-xuan-cu', 'tho-xuan', 8],
  ['thi-tran-sao-vang-cu', 'sao-vang', 6],
  ['xa-quang-hop-cu', 'quang-ngoc', 6],
]

const DAY_MS = 86_400_000

/** About 300 dossiers in all states, some late: lived through the real operations, each at its own time. */
export async function loadDemoDossiers(outer: Ctx, progress: (text: string) => void): Promise<void> {
  const ctx: Ctx = { ...outer, quiet: true }
  if (await tables(ctx).selectFrom('dossier').select('id').limit(1).executeTakeFirst()) return
  progress('… Đang dựng 300 hồ sơ mẫu (dossiers of the demo)')
  const random = seeded(20261123)
  const plans: (() => Promise<void>)[] = []
  for (const [slug, commune, count] of NOW)
    for (let n = 0; n < count; n++) plans.push(planOne(ctx, random, { slug, officersOf: slug, commune, old: false, index: n }))
  for (const [slug, commune, count] of BEFORE) {
    const officersOf = NOW.find(([, of]) => of === commune)![0]
    for (let n = 0; n < count; n++) plans.push(planOne(ctx, random, { slug, officersOf, commune, old: true, index: n }))
  }
  // Four at a time: enough to keep the database busy on a small machine.
  let next = 0
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (next < plans.length) await plans[next++]!()
    }),
  )
  await loadDemoVault(ctx, await officersOf(ctx, 'xa-quynh-phu', demoAgencyId('xa-quynh-phu')))
  await loadDemoOnBehalf(ctx, (slug) => officersOf(ctx, slug, demoAgencyId(slug)))
}

interface Place {
  slug: string
  /** Whose officers act: those of today stand in for their predecessors'. */
  officersOf: string
  commune: DemoCitizen['commune']
  old: boolean
  index: number
}

function planOne(ctx: Ctx, random: () => number, place: Place): () => Promise<void> {
  const life: DemoLife = place.old ? 'returned' : chooseLife(random, place.index)
  const finished = ['returned', 'refusedByDecision', 'refused', 'withdrawn', 'stopped'].includes(life)
  // Old ones are fixed; the rest are dated relative to the first start. Unfinished ones are recent, and some of them late.
  const at = place.old
    ? startOf(vietnamInstant('2025-01-06').getTime() + Math.floor(random() * 160) * DAY_MS, random, ctx.now)
    : startOf(
        ctx.now.getTime() - (finished ? 20 + random() * 90 : 1 + random() * (random() < 0.25 ? 40 : 5)) * DAY_MS,
        random,
        ctx.now,
      )
  const pickOf = random()
  const pickBy = random()
  const seed = Math.floor(random() * 1e6)
  return async () => {
    const version = await procedureFor(ctx, place, at, pickOf)
    const people = demoCitizens.filter((citizen) => citizen.commune === place.commune)
    const citizen = people[Math.floor(pickBy * people.length)]!
    const agencyId = demoAgencyId(place.slug)
    await liveOn(ctx, {
      life,
      at,
      agencyId,
      version,
      answers: await ownAnswers(ctx, version, validAnswers(version, seed, vietnamDate(at)), demoPersonId(citizen.idNumber)),
      citizen: { kind: 'citizen', personId: demoPersonId(citizen.idNumber), name: citizen.fullName, assurance: 2 },
      officer: await officersOf(ctx, place.officersOf, agencyId),
      channel: place.old && seed % 3 === 0 ? 'counter' : 'online',
    })
  }
}

/**
 * The sample answers with what the account knows of the citizen in place of the sample's persons: whoever files asks in their own name. Where the two
 * together do not make a valid form, the sample stands.
 */
async function ownAnswers(ctx: Ctx, version: ProcedureVersion, sample: Answers, personId: string): Promise<Answers> {
  const known = initialAnswers(version, await applicantForForm(ctx, personId))
  const own = mergeKnown(sample, known, initialAnswers(version, {})) as Answers
  const papers = version.components.map(({ code }) => code)
  return Object.keys(checkWhole(ctx, version, own, papers).errors).length === 0 ? own : sample
}

/** What the account says laid over the sample; `given` is what the form begins with for anybody. Lists of the sample stay. */
function mergeKnown(sample: unknown, known: unknown, given: unknown): unknown {
  const isGroup = (value: unknown): value is Answers => typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isGroup(sample) || !isGroup(known))
    return known === undefined || isDeepStrictEqual(known, given) || Array.isArray(sample) ? sample : known
  const of = isGroup(given) ? given : {}
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, mergeKnown(value, known[name], of[name])]))
}

/** The first few of each agency show one of every state; then as the shares say. */
function chooseLife(random: () => number, index: number): DemoLife {
  if (index < LIVES.length) return LIVES[index]![0]
  let left = random() * LIVES.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [life, weight] of LIVES) {
    left -= weight
    if (left <= 0) return life
  }
  return 'returned'
}

/** A moment in opening hours, and not one that is still to come: started in the evening, the demo would date its last dossiers tomorrow. */
function startOf(millis: number, random: () => number, now: Date): Date {
  const minutes = 1 + Math.floor(random() * 200)
  for (let start = millis; ; start -= DAY_MS) {
    const at = addWorkingMinutes(nationalCalendar(), new Date(start), minutes)
    if (at <= now) return at
  }
}

async function procedureFor(ctx: Ctx, place: Place, at: Date, pick: number): Promise<ProcedureVersion> {
  const onDate = vietnamDate(at) < '2025-07-01' ? '2025-06-30' : vietnamDate(ctx.now)
  const { items } = await listProcedures(ctx, { onDate, limit: 100 })
  const level = place.slug.startsWith('trung-tam') ? 'province' : 'commune'
  const fitting = items.filter((version) => version.authorityLevel === level)
  return getProcedure(ctx, fitting[Math.floor(pick * fitting.length)]!.code, onDate)
}

type OfficerActor = Extract<Actor, { kind: 'officer' }>

async function officersOf(ctx: Ctx, slug: string, agencyId: string): Promise<(role: OfficerRole) => OfficerActor> {
  const names = await agencyNames(ctx, [agencyId])
  return (role) => {
    const officer = demoOfficers.find((one) => one.role === role && one.posts.some((post) => post.agency === slug))
    if (!officer) throw new Error(`the demo has no ${role} at ${slug}`)
    return {
      kind: 'officer',
      personId: demoPersonId(officer.username),
      name: officer.fullName,
      assurance: 2,
      agencyId,
      agencyName: names.get(agencyId) ?? '',
      visibleAgencyIds: [agencyId],
      roles: [role],
    }
  }
}

/** The same numbers at every first start, so that the demo is the same world everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
