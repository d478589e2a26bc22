import { buildVietnamUnits } from './vietnam/build-vietnam-units.ts'

const t = performance.now()
const w = buildVietnamUnits()
console.log('ms', performance.now() - t, process.memoryUsage().rss / 1e6)
const on = (d: string) => w.lives.filter((l) => (l.validFrom ?? '') <= d && (l.validTo ?? '9') >= d)
const cnt = (xs: any[], f: (x: any) => string) => {
  const m: any = {}
  for (const x of xs) {
    m[f(x)] = (m[f(x)] || 0) + 1
  }
  return m
}
for (const d of ['2024-01-01', '2025-02-01', '2025-06-30', '2025-07-01', '2026-07-25'])
  console.log(
    d,
    cnt(on(d), (l) => l.level + ' ' + l.type),
  )
for (const d of ['2024-01-01', '2025-06-30', '2025-07-01'])
  console.log(
    d,
    cnt(on(d), (l) => l.level),
  )
console.log(
  'lives',
  w.lives.length,
  'units',
  new Set(w.lives.map((l) => l.unitId)).size,
  'lineage',
  w.lineage.length,
  'inexact',
  w.lineage.filter((l) => !l.exact).length,
)
console.log(cnt(w.doubts, (d) => d.kind))
const show = (k: string, n = 40) =>
  console.log(
    k +
      '\n' +
      w.doubts
        .filter((d) => d.kind === k)
        .slice(0, n)
        .map((d) => d.unit + ' -> ' + d.targets.join(', '))
        .join('\n'),
  )
show('by_code_only', 400)
show('by_name_and_province')
show('no_old_unit')
show('no_target', 250)
show('several_targets', 60)
const byId = new Map(w.lives.map((l) => [l.unitId, l]))
for (const p of ['Tỉnh Thái Bình', 'Tỉnh Thanh Hóa']) {
  const prov = w.lives.find((l) => l.name === p)!
  const dists = new Set(w.lives.filter((l) => l.parentId === prov.unitId).map((l) => l.unitId))
  const has = new Set(w.lineage.map((l) => l.fromId))
  const old = w.lives.filter((l) => dists.has(l.parentId!))
  console.log(
    p,
    'd',
    dists.size,
    'no edges',
    old.filter((l) => !has.has(l.unitId) && l.validTo).map((l) => l.code + l.name + l.validTo),
  )
}
console.log(w.lives.filter((l) => ['12499', '33', '12520', '46', '75', '16471'].includes(l.code!)))
