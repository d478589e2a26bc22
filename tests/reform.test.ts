import { beforeAll, describe, expect, it } from 'vitest'
import { demoPersonId } from '#foundation/identity'
import { demoAgencyId, dissolveAgency, findAgencyByCode, listPostsOf } from '#foundation/organizations'
import { verifySealedPdf } from '#foundation/signatures'
import { findSuccessors, findUnit, mergeUnits } from '#foundation/units'
import type { Actor } from '#platform/context'
import { sql } from '#platform/database'
import { addDays, vietnamDate } from '#platform/time'
import { demoWorld, testDatabase } from '#testing'
import { decideDossier } from '../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../src/government/dossiers/finish-step.ts'
import { getDossierByCode } from '../src/government/dossiers/get-dossier.ts'
import { issuePaper } from '../src/government/dossiers/issue-paper.ts'
import { issueResult } from '../src/government/dossiers/issue-result.ts'
import { listDossiers } from '../src/government/dossiers/list-dossiers.ts'
import { lookUpDossier } from '../src/government/dossiers/look-up-dossier.ts'
import { procedureOf } from '../src/government/dossiers/procedure-of-dossier.ts'
import { returnResult } from '../src/government/dossiers/return-result.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures', 'dossiers'])
const ctx = () => world.ctx()

interface Old {
  code: string
  agency_id: string
  person_id: string
}
let old: Old[]
let total: number

/** An officer as their posts make them today: the lineage of agencies is theirs to see. */
async function officerOf(username: string): Promise<Extract<Actor, { kind: 'officer' }>> {
  const personId = demoPersonId(username)
  const post = (await listPostsOf(ctx(), personId))[0]!
  return { kind: 'officer', personId, name: username, assurance: 2, ...post }
}

async function allCodes(actor: Actor): Promise<string[]> {
  const codes: string[] = []
  let after: string | undefined
  do {
    const page = await listDossiers(world.ctx(actor), { limit: 100, after })
    codes.push(...page.items.map((item) => item.code))
    after = page.next ?? undefined
  } while (after)
  return codes
}

beforeAll(async () => {
  const { rows } =
    await sql<Old>`select code, agency_id, person_id from dossiers.dossier where submitted_at < '2025-07-01'`.execute(database.db)
  old = rows
  total = (await sql<{ n: number }>`select count(*)::int as n from dossiers.dossier`.execute(database.db)).rows[0]!.n
})

describe('the reform of 1 July 2025, on the demo', () => {
  it('has about 300 dossiers, some of before the reform', () => {
    expect(total).toBeGreaterThanOrEqual(300)
    expect(old.length).toBeGreaterThanOrEqual(30)
  })

  it('lets every old code answer: for everybody, for its owner, and for an officer of the successor', async () => {
    const officers = await Promise.all(
      ['quynhphu', 'asao', 'thoxuan', 'saovang', 'quangngoc'].map((place) => officerOf(`motcua.${place}`)),
    )
    for (const { code, agency_id, person_id } of old) {
      expect(await lookUpDossier(world.ctx({ kind: 'nobody' }), code)).toMatchObject({ code, status: 'returned' })
      const owner: Actor = { kind: 'citizen', personId: person_id, name: '', assurance: 2 }
      expect((await getDossierByCode(world.ctx(owner), code)).code).toBe(code)
      const successors = officers.filter((officer) => officer.visibleAgencyIds.includes(agency_id))
      for (const path of [`/tra-cuu?ma=${code}`, `/kiem-tra/${code}`, `/api/dossiers/${code}/status`])
        expect((await world.app.request(path)).status, path).toBe(200)
      expect(successors.length, code).toBeGreaterThanOrEqual(1)
      for (const officer of successors) expect((await getDossierByCode(world.ctx(officer), code)).agency_id).toBe(agency_id)
      expect((await findAgencyByCode(ctx(), code.split('-')[0]!))?.id).toBe(agency_id)
    }
  }, 180_000)

  it('adds up: what a successor sees is its own and its predecessors’, no more and no less', async () => {
    const officer = await officerOf('motcua.quynhphu')
    const seen = await allCodes(officer)
    const { rows } = await sql<{
      code: string
    }>`select code from dossiers.dossier where agency_id = any(${officer.visibleAgencyIds}::uuid[])`.execute(database.db)
    expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.code)))
    expect(seen.length).toBe(rows.length)
    expect(seen.some((code) => old.some((one) => one.code === code))).toBe(true)
  })

  it('shows both lives of a code on its page', async () => {
    const html = await (await world.app.request('/don-vi/12499')).text()
    expect(html).toContain('Xã A Sào')
    expect(html).toContain('Xã An Thái')
  })

  it('stays true after one more reform: two of today’s communes become one', async () => {
    const day = vietnamDate(ctx().now)
    const before = {
      quynhphu: await allCodes(await officerOf('motcua.quynhphu')),
      asao: await allCodes(await officerOf('motcua.asao')),
    }
    const [into, from] = [(await findUnit(ctx(), { code: '12472' }))!, (await findUnit(ctx(), { code: '12499' }))!]
    await mergeUnits(ctx(), {
      unitIds: [into.id, from.id],
      into: { unitId: into.id },
      legalBasis: 'Nghị quyết thử',
      effectiveDate: day,
    })
    await dissolveAgency(ctx(), {
      agencyId: demoAgencyId('xa-a-sao'),
      lastDay: addDays(day, -1),
      successorIds: [demoAgencyId('xa-quynh-phu')],
      basis: 'Nghị quyết thử',
    })
    const after = await allCodes(await officerOf('motcua.quynhphu'))
    expect(new Set(after)).toEqual(new Set([...before.quynhphu, ...before.asao]))
    for (const code of before.asao.slice(0, 20))
      expect(await lookUpDossier(world.ctx({ kind: 'nobody' }), code)).toMatchObject({ code })
    // What was under way there goes on at the successor, which signs the result in its own name; code and row stay.
    const underWay = (
      await sql<
        Old & { id: string }
      >`select agency_id, id, code from dossiers.dossier where agency_id = ${demoAgencyId('xa-a-sao')}
        and status = 'inProcess' order by code limit 1`.execute(database.db)
    ).rows[0]!
    const key = { agencyId: underWay.agency_id, dossierId: underWay.id }
    const of = async (name: string) => world.ctx(await officerOf(`${name}.quynhphu`))
    const clerks = { one_stop: 'motcua', specialist: 'hotich', leader: 'chutich', clerk: 'vanthu' } as const
    for (;;) {
      const row = await getDossierByCode(await of('motcua'), underWay.code)
      const procedure = await procedureOf(ctx(), row)
      const step = procedure.stepAt(row.current_step)!
      if (step.order >= procedure.decisionStep.order) break
      await finishStep(await of(clerks[step.role as keyof typeof clerks]), key, {
        opinion: 'Đủ điều kiện giải quyết.',
        step: step.order,
      })
    }
    await decideDossier(await of('chutich'), key, { outcome: 'granted' })
    if (!(await getDossierByCode(await of('vanthu'), underWay.code)).issued_at) await issueResult(await of('vanthu'), key)
    const { sha256 } = await issuePaper(ctx(), { agencyId: key.agencyId, dossierId: key.dossierId, kind: 'result', number: 1 })
    const roots = [await ctx().ports.signer.rootCertificate()]
    expect(await verifySealedPdf(await ctx().ports.files.get(sha256), roots)).toMatchObject({
      valid: true,
      signer: expect.stringContaining('Quỳnh Phụ'),
    })
    await returnResult(await of('motcua'), key, { how: 'online' })
    expect(await lookUpDossier(world.ctx({ kind: 'nobody' }), underWay.code)).toMatchObject({ status: 'returned' })
    expect((await findSuccessors(ctx(), { code: '12475', on: day })).length).toBeGreaterThanOrEqual(1)
    expect((await world.app.request('/don-vi/12499')).status).toBe(200)
  }, 180_000)
})
