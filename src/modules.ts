import type { ModuleDefinition } from '#platform/module'

/** THE list of modules, lowest first: a module may use only what stands before it. */
export const modules: readonly ModuleDefinition[] = []
