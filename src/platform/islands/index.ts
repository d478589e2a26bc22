import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { join } from 'node:path'

/** A piece of script for a page that works without it. */
export interface Island {
  /** Its address, named by its content, so that a browser keeps it for a year. For `<script type="module" src>`. */
  src: string
  code: string
}

const served = new Map<string, Island>()

/**
 * Declares the island `islands/<name>` of a module: one file without imports of its own. Call it once, at the top of the page that uses it.
 * @param dir `import.meta.dirname` of the module's folder (or of its `pages/`; the folder above is tried too).
 */
export function defineIsland(dir: string, name: string): Island {
  const code = readIsland(dir, name)
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12)
  const island = { src: `/tai-san/dao/${name}.${hash}.js`, code }
  served.set(island.src, island)
  return island
}

/** The island at this address, or undefined. */
export const findIsland = (src: string): Island | undefined => served.get(src)

function readIsland(dir: string, name: string): string {
  for (const folder of [join(dir, 'islands'), join(dir, '..', 'islands')]) {
    const built = join(folder, `${name}.js`)
    if (existsSync(built)) return readFileSync(built, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '')
    const source = join(folder, `${name}.ts`)
    // In the tests the sources run as they are: the types are blanked out, nothing is bundled.
    if (existsSync(source)) return nodeModule.stripTypeScriptTypes(readFileSync(source, 'utf8'))
  }
  throw new Error(`island ${name} is not in ${dir}`)
}
