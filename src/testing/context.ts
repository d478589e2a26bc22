import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config'
import type { Actor, Ctx, OfficerRole } from '#platform/context'
import { type Database, newId } from '#platform/database'
import { silentLog } from '#platform/log'
import type { ModuleDefinition } from '#platform/module'
import { composeProgram, type Program } from '../program.ts'

export interface TestProgram extends Program {
  database: Database
  /** A context of this actor at this moment; the system and the program's clock unless given. */
  ctx: (actor?: Actor, now?: Date) => Ctx
  home: string
}

/** The program over a test database, its files under a fresh folder. */
export function testProgram(
  database: Database,
  modules: readonly ModuleDefinition[],
  options: { now?: () => Date; home?: string } = {},
): TestProgram {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'dinh-test-'))
  const config = { ...readConfig({ DINH_HOME: home, DINH_DEMO: '0' }), publicUrl: 'http://localhost:3000' }
  const program = composeProgram({ modules, config, database, log: silentLog, now: options.now })
  return {
    ...program,
    database,
    home,
    ctx: (actor, now) => ({ ...program.contextFor(), ...(actor ? { actor } : {}), ...(now ? { now } : {}) }),
  }
}

/** An officer for tests that need no sign-in. */
export const officer = (agencyId: string, ...roles: OfficerRole[]): Extract<Actor, { kind: 'officer' }> => ({
  kind: 'officer',
  personId: newId(),
  name: 'Nguyễn Thị Thử',
  assurance: 2,
  agencyId,
  agencyName: 'UBND xã Thử',
  visibleAgencyIds: [agencyId],
  roles,
})

export const citizen = (personId = newId(), name = 'Trần Văn Thử'): Extract<Actor, { kind: 'citizen' }> => ({
  kind: 'citizen',
  personId,
  name,
  assurance: 2,
})
