import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { addDays } from '#platform/time'
import { demoWorld, officer as officerActor, testApp, testDatabase } from '#testing'
import { wordOf } from '../src/government/assessment/pages/report-query.ts'
import { FORM_II06, FORM_PROVINCE } from '../src/government/assessment/report-forms.ts'
import { CELL_NAMES, type Cell, type Classified, type Counts, isInCell } from '../src/government/dossiers/report-cells.ts'
import {
  type CellDossier,
  countDossierCells,
  listDossiersOfCell,
  type ReportBy,
} from '../src/government/dossiers/report-dossiers.ts'
import type { ReportPeriod } from '../src/government/dossiers/tell-period.ts'
import { citizen, classify, HERE, liveAtRandom, ROLES, type Told } from './random-lives.ts'
import { cellsOfCsv, cellsOfWorkbook } from './report-sheets.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const THERE = demoAgencyId('xa-tho-xuan')
const NOW = new Date('2026-11-23T02:00:00Z')
const actor = { ...officerActor(HERE, ...ROLES), name: 'Cán bộ 1' }
const leader: Ctx = world.ctx(actor, NOW)
const site = testApp(world, () => NOW)

const PERIOD = fc.tuple(fc.integer({ min: -5, max: 80 }), fc.integer({ min: 0, max: 50 })).map(([first, days]): ReportPeriod => {
  const from = addDays('2026-09-07', first)
  return { from, to: addDays(from, days) }
})

let told: Told[] = []
let codeOf: Map<string, string>
beforeAll(async () => {
  told = await liveAtRandom(world, 90, NOW)
  codeOf = new Map(told.map(({ row }) => [row.id, row.code]))
}, 120_000)

async function listAll(ctx: Ctx, input: ReportPeriod & { cell: Cell; by?: ReportBy; value?: string; limit?: number }) {
  const items: CellDossier[] = []
  for (let after: string | undefined; ; ) {
    const page = await listDossiersOfCell(ctx, { limit: 100, ...input, after })
    items.push(...page.items)
    if (!page.next) return items
    after = page.next
  }
}

const numberOf = (evidence: readonly Classified[], cell: Cell) => evidence.filter((one) => isInCell(one, cell)).length

/** The numbers of the report's table as a reader sees them, row by row, the sum last. */
function cellsOfPage(html: string): number[][] {
  const table = /<table class="cards report">(.*?)<\/table>/s.exec(html)![1]!
  return [...table.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<td[^>]*>(?:<a[^>]*>)?([\d.]+)/g)].map(([, number]) => Number(number!.replaceAll('.', ''))),
  )
}

/** The codes of all pages of a list. */
async function codesBehind(href: string): Promise<string[]> {
  const codes: string[] = []
  for (let next: string | undefined = href; next; ) {
    const list: string = await (await site.get(next.replaceAll('&amp;', '&'), actor)).text()
    codes.push(...[...list.matchAll(/href="\/xu-ly\/(H[^"]+)"/g)].map(([, code]) => code!))
    next = /<a href="([^"]*)" rel="next"/.exec(list)?.[1]
  }
  return codes
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
const BYS = ['domain', 'procedure', 'officer', 'agency'] as const

describe('a report of any period', () => {
  it('tells of lives of every outcome', () => {
    const whole = { from: '2026-09-01', to: '2026-11-23' }
    const outcomes = new Set(told.map((one) => classify(one, whole, NOW)?.outcome))
    expect(outcomes.size).toBeGreaterThanOrEqual(9)
  })

  it('has in each cell as many as its list, and as the evidence says', async () => {
    await fc.assert(
      fc.asyncProperty(PERIOD, fc.constantFrom(...BYS), async (period, by) => {
        const evidence = told.flatMap((one) => classify(one, period, NOW) ?? [])
        const { rows, total } = await countDossierCells(leader, { ...period, by })
        const whole = await listAll(leader, { ...period, cell: 'received' })
        // The SQL classifies each dossier as the evidence does.
        const shape = (one: Classified & { id: string }) =>
          [one.id, one.intake, one.outcome, one.status, one.online, one.contacts, one.onTheSpot].join(' ')
        expect(whole.map(shape).sort()).toEqual(evidence.map(shape).sort())
        for (const cell of CELL_NAMES) {
          const wanted = evidence.filter((one) => isInCell(one, cell)).map((one) => one.id)
          expect(total[cell], cell).toBe(wanted.length)
          expect(sum(rows.map((row) => row.counts[cell])), cell).toBe(total[cell])
          expect((await listAll(leader, { ...period, cell, limit: 7 })).map((one) => one.id).sort(), cell).toEqual(wanted.sort())
          for (const row of rows)
            expect(await listAll(leader, { ...period, cell, by, value: row.key }), `${cell} ${row.name}`).toHaveLength(
              row.counts[cell],
            )
        }
        for (const { counts: n } of [...rows, { counts: total }]) {
          expect(n.received).toBe(n.receivedInPeriod + n.carried)
          expect(n.receivedInPeriod).toBe(n.receivedOnline + n.receivedInPerson)
          expect(n.receivedInPerson).toBe(n.receivedCounter + n.receivedPost)
          expect(n.decided).toBe(n.decidedEarly + n.decidedOnTime + n.decidedLate)
          expect(n.decided).toBe(n.done + n.returned)
          expect(n.decided).toBe(n.decidedNotAsked + n.decidedAskedOnce + n.decidedAskedMore)
          expect(n.open).toBe(n.openInTime + n.openLate)
          expect(n.paused).toBe(n.pausedSupplement + n.pausedPayment)
          expect(n.received).toBe(n.decided + n.open + n.paused + n.stopped + n.withdrawn + n.refused + n.awaiting)
          expect(n.received).toBe(n.handled + n.open + n.standing + n.refused + n.awaiting)
        }
      }),
      { numRuns: 8, seed: 20261123 },
    )
  }, 120_000)

  it('shows in every cell of both forms, on its page, in CSV, in XLSX and through the API, as many as the evidence says; each number opens that list', async () => {
    await fc.assert(
      fc.asyncProperty(PERIOD, fc.constantFrom(...BYS), fc.constantFrom(FORM_II06, FORM_PROVINCE), async (period, by, form) => {
        const evidence = told.flatMap((one) => classify(one, period, NOW) ?? [])
        fc.pre(evidence.length > 0)
        const cells = form.groups.flatMap((group) => group.cells)
        const search = `ky=khac&tu=${period.from}&den=${period.to}&mau=${form.key}&theo=${wordOf(by)}`
        const get = async (path: string) => {
          const response = await site.get(path, actor)
          expect(response.status, path).toBe(200)
          return response
        }
        const { rows } = await countDossierCells(leader, { ...period, by })
        const wanted = [
          ...rows.map(({ counts }) => cells.map((cell) => counts[cell])),
          cells.map((cell) => numberOf(evidence, cell)),
        ]
        const html = await (await get(`/bao-cao/mot-cua?${search}`)).text()
        expect(cellsOfPage(html)).toEqual(wanted)
        expect(cellsOfCsv(await (await get(`/bao-cao/mot-cua/bang.csv?${search}`)).text())).toEqual(wanted)
        const book = Buffer.from(await (await get(`/bao-cao/mot-cua/bang.xlsx?${search}`)).arrayBuffer())
        expect(cellsOfWorkbook(book)).toEqual(wanted)
        const api = await get(`/api/reports/one-stop?from=${period.from}&to=${period.to}&by=${by}`)
        const { total } = (await api.json()) as { total: Counts }
        expect(CELL_NAMES.map((cell) => total[cell])).toEqual(CELL_NAMES.map((cell) => numberOf(evidence, cell)))
        // Each number of the sum leads to the dossiers that it counts, and to no other.
        const foot = html.slice(html.indexOf('<tfoot>'))
        for (const cell of cells) {
          const codes = evidence.filter((one) => isInCell(one, cell)).map((one) => codeOf.get(one.id)!)
          const href = new RegExp(`href="([^"]*[?;]o=${cell})"`).exec(foot)?.[1]
          expect(href !== undefined, cell).toBe(codes.length > 0)
          if (href) expect((await codesBehind(href)).sort(), cell).toEqual(codes.sort())
        }
      }),
      { numRuns: 6, seed: 20261123 },
    )
  }, 120_000)

  it('carries over what was not ended, from any period into the next', async () => {
    await fc.assert(
      fc.asyncProperty(PERIOD, async (period) => {
        fc.pre(period.to < '2026-11-22')
        const next = { from: addDays(period.to, 1), to: '2026-11-23' }
        const { total: n } = await countDossierCells(leader, { ...period, by: 'agency' })
        const { total: after } = await countDossierCells(leader, { ...next, by: 'agency' })
        expect(after.carried).toBe(n.open + n.paused + n.awaiting)
      }),
      { numRuns: 15, seed: 20261123 },
    )
  }, 60_000)

  it('shows no other commune anything, and refuses citizens', async () => {
    const period = { from: '2026-09-01', to: '2026-11-23' }
    const there = world.ctx(officerActor(THERE, ...ROLES), NOW)
    expect((await countDossierCells(there, { ...period, by: 'agency' })).total.received).toBe(0)
    expect((await listDossiersOfCell(there, { ...period, cell: 'received' })).items).toEqual([])
    const nobody = world.ctx({ kind: 'nobody' }, NOW)
    for (const [ctx, code] of [
      [world.ctx(citizen, NOW), 'forbidden'],
      [nobody, 'unauthenticated'],
    ] as const) {
      await expect(countDossierCells(ctx, { ...period, by: 'agency' })).rejects.toMatchObject({ code })
      await expect(listDossiersOfCell(ctx, { ...period, cell: 'received' })).rejects.toMatchObject({ code })
    }
  })
})
