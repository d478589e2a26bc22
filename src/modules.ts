import type { ModuleDefinition } from '#platform/module'
import { audit } from './foundation/audit/module.ts'
import { organizations } from './foundation/organizations/module.ts'
import { units } from './foundation/units/module.ts'

/** THE list of modules, lowest first: a module may use only what stands before it. */
export const modules: readonly ModuleDefinition[] = [units, organizations, audit]
