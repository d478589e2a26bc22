import { beforeAll, describe, expect, it } from 'vitest'
import { findUnit, listDescendants, type Unit } from '#foundation/units'
import { sql } from '#platform/database'
import { cookieFor, demoWorld, officer, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'

// Every commune of Vietnam with every indicator for five years in `npm run test:full` (DINH_TEST_FULL), a tenth of each here. Times are asserted in full alone: small
// ones say nothing. Prints what it measured.
const FULL = process.env.DINH_TEST_FULL === '1'
const SIZE = FULL
  ? { communes: 3321, indicators: 200, months: 60, asked: 60 }
  : { communes: 300, indicators: 20, months: 12, asked: 4 }
const NOW = new Date('2026-11-24T02:00:00Z')
const TODAY = '2026-11-24'

const database = await testDatabase()
const world = await demoWorld(database, [], { at: NOW })
const ctx = world.ctx()
let provinces: Unit[] = []
let communes: Unit[] = []
const cell = (n: number) => String(n).padStart(3, '0')

async function load(): Promise<void> {
  // Agencies as the program's own operation would leave them: one for each commune, one for each province.
  await sql`insert into organizations.agency (id, kind, unit_id, parent_id, valid_from, valid_to)
    select u.id, case u.level when 'province' then 'ubnd_tinh' else 'ubnd_xa' end, u.id, case u.level when 'commune' then f.parent_id end, '2025-07-01', null
    from units.unit u join units.life f on f.unit_id = u.id
    where f.valid_from <= ${TODAY}::date and f.valid_to >= ${TODAY}::date and u.level in ('province', 'commune')
    order by u.level desc, f.unit_id`.execute(ctx.db)
  await sql`insert into organizations.agency_name (agency_id, valid_from, name)
    select a.id, '2025-07-01', 'UBND ' || f.name from organizations.agency a join units.life f on f.unit_id = a.unit_id
    where f.valid_from <= ${TODAY}::date and f.valid_to >= ${TODAY}::date on conflict do nothing`.execute(ctx.db)
  await sql`insert into indicators.indicator (code, valid_from, position, pillar, kind, unit, unit_en, direction, name, name_en, numerator, denominator, decimals)
    select 'chi-tieu-' || lpad(n::text, 3, '0'), '2020-01-01', 1000 + n, 'government', 'share', '%', '%', 'higher', 'Chỉ tiêu ' || n, 'Indicator ' || n,
      array['scale.' || lpad(n::text, 3, '0')], array['scale.whole'], 1
    from generate_series(1, ${SIZE.indicators}) n`.execute(ctx.db)
  // One fact row a commune, measure and month, in the half that the month's last day belongs to.
  await sql`insert into evidence.half_month (agency_id, measure, starts_on, quantity)
    select a.id, measure.code, (date_trunc('month', ${TODAY}::date) - make_interval(months => month))::date + 14,
      case measure.code when 'scale.whole' then 1000 else 300 + abs(hashtext(a.id::text || measure.code)) % 700 end
    from (select id from organizations.agency where kind = 'ubnd_xa' order by id limit ${SIZE.communes}) a
    cross join (select 'scale.' || lpad(n::text, 3, '0') as code from generate_series(1, ${SIZE.indicators}) n union all select 'scale.whole') measure
    cross join generate_series(0, ${SIZE.months - 1}) month`.execute(ctx.db)
  await sql`vacuum analyze evidence.half_month`.execute(ctx.db)
}

beforeAll(async () => {
  const began = performance.now()
  await load()
  const { rows } = await sql<{
    rows: number
    size: string
  }>`select count(*)::float8 as rows, pg_size_pretty(pg_total_relation_size('evidence.half_month')) as size
    from evidence.half_month`.execute(ctx.db)
  process.stdout.write(
    `figures at scale: ${rows[0]!.rows} totals, ${rows[0]!.size}, loaded in ${Math.round((performance.now() - began) / 1000)} s\n`,
  )
  const vietnam = await sql<{
    id: string
    code: string
  }>`select f.unit_id as id, f.code from units.unit u join units.life f on f.unit_id = u.id
    where u.level = 'province' and f.valid_to >= ${TODAY}::date and f.valid_from <= ${TODAY}::date order by f.code`.execute(
    ctx.db,
  )
  provinces = await Promise.all(vietnam.rows.map(async ({ code }) => (await findUnit(ctx, { code }))!))
  communes = (await Promise.all(provinces.map((one) => listDescendants(ctx, { id: one.id, limit: 700 })))).flatMap(
    (page) => page.items,
  )
}, 1_500_000)

/** Milliseconds of the program from request to answer, as many as are asked for, in order. */
async function times(paths: readonly string[], cookie = ''): Promise<number[]> {
  const taken: number[] = []
  for (const path of paths) {
    const began = performance.now()
    const response = await world.app.request(path, { headers: cookie ? { cookie } : {} })
    await response.text()
    expect(response.status, path).toBe(200)
    taken.push(performance.now() - began)
  }
  return taken.sort((a, b) => a - b)
}
const p95 = (sorted: readonly number[]) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))]!
const spread = <T>(all: readonly T[], n: number): T[] => Array.from({ length: n }, (_, i) => all[(i * 7919) % all.length]!)
const month = (i: number) => `2026-${String(1 + (i % 11)).padStart(2, '0')}`

describe('dashboards over every commune, indicator and month', () => {
  it.each([
    [
      'province: all its indicators',
      () => spread(provinces, SIZE.asked).map((one, i) => `/so-lieu/don-vi/${one.id}?ky=${month(i)}`),
    ],
    [
      'province: one indicator with map, ranking and each commune over time',
      () =>
        spread(provinces, SIZE.asked).map(
          (one, i) => `/so-lieu/don-vi/${one.id}/chi-tieu-${cell(1 + (i % SIZE.indicators))}?ky=${month(i)}`,
        ),
    ],
    [
      'commune: all its indicators',
      () => spread(communes, SIZE.asked).map((one, i) => `/so-lieu/don-vi/${one.id}?ky=${month(i)}`),
    ],
    [
      'proof of a number by agency',
      () =>
        spread(provinces, SIZE.asked).map(
          (one, i) => `/so-lieu/don-vi/${one.id}/chi-tieu-${cell(1 + (i % SIZE.indicators))}/minh-chung?ky=${month(i)}`,
        ),
    ],
  ])(
    '%s',
    async (name, paths) => {
      await times(paths().slice(0, 3))
      const taken = await times(paths())
      process.stdout.write(
        `figures at scale: ${name}: p95 ${p95(taken).toFixed(0)} ms, median ${taken[Math.floor(taken.length / 2)]!.toFixed(0)} ms\n`,
      )
      if (FULL) expect(p95(taken)).toBeLessThanOrEqual(200)
    },
    120_000,
  )

  it('leader: the own province beside last month and last year', async () => {
    const paths = Array.from({ length: SIZE.asked }, (_, i) => `/so-lieu/dieu-hanh?ky=${month(i)}`)
    const cookie = await cookieFor(ctx, { ...officer(provinces[3]!.id, 'leader'), visibleAgencyIds: [provinces[3]!.id] })
    await times(paths.slice(0, 3), cookie)
    const taken = await times(paths, cookie)
    process.stdout.write(`figures at scale: leader: p95 ${p95(taken).toFixed(0)} ms\n`)
    if (FULL) expect(p95(taken)).toBeLessThanOrEqual(200)
  }, 120_000)

  it('asks the same number of statements of the database, however many communes and indicators', async () => {
    const counts: number[] = []
    for (const unit of [provinces[0]!, provinces[5]!, communes[10]!]) {
      database.statements.length = 0
      await times([`/so-lieu/don-vi/${unit.id}?ky=2026-10`])
      counts.push(database.statements.length)
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(12)
    expect(new Set(counts.slice(0, 2)).size).toBe(1)
  })

  it('takes in a day of facts at a cost that does not grow with the history', async () => {
    const source = {
      measures: [],
      count: async () =>
        Array.from({ length: 50 }, (_, n) => ({ measure: `scale.${cell(n + 1)}`, day: '2026-11-20', quantity: 5 })),
      list: async () => ({ items: [], next: null }),
    }
    const counting = { ...ctx, ports: { ...world.ports, measures: { sources: [source as never], find: () => undefined } } }
    const empty = await sql<{
      id: string
    }>`select id from organizations.agency a where kind = 'ubnd_tinh' order by id limit 12`.execute(ctx.db)
    const full = await sql<{
      id: string
    }>`select id from organizations.agency where kind = 'ubnd_xa' order by id limit 12`.execute(ctx.db)
    const took = async (id: string) => {
      const began = performance.now()
      await recountFacts(counting, { agencyId: id, from: '2026-11-20', to: '2026-11-20' })
      return performance.now() - began
    }
    const pairs: number[] = []
    for (const [i, { id }] of empty.rows.entries()) {
      const [without, within] = [await took(id), await took(full.rows[i]!.id)]
      pairs.push(within / without)
    }
    pairs.sort((a, b) => a - b)
    const ratio = pairs[Math.floor(pairs.length / 2)]!
    process.stdout.write(`figures at scale: a day of facts costs ${ratio.toFixed(2)} times what it costs without history\n`)
    if (FULL) expect(ratio).toBeLessThan(2)
  })
})
