import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modules } from '../src/modules.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SRC = resolve(ROOT, 'src')
const PILLARS = ['foundation', 'government', 'economy', 'society']

interface Source {
  /** Path from src, with slashes. */
  path: string
  text: string
  lines: number
  imports: string[]
}

const sources: Source[] = globSync('**/*.{ts,tsx}', { cwd: SRC }).map((path) => {
  const text = readFileSync(resolve(SRC, path), 'utf8')
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)
  return { path: path.replaceAll('\\', '/'), text, lines: text.split('\n').length - 1, imports }
})

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('testing/')
const isTexts = (path: string) => /(^|\/)messages(\.ts$|\/)/.test(path)
const isData = (path: string) => /(^|\/)data\//.test(path)
const folderOf = (path: string) => path.split('/').slice(0, 2).join('/')
const moduleFolders = [...new Set(sources.filter((s) => PILLARS.includes(s.path.split('/')[0]!)).map((s) => folderOf(s.path)))]

describe('the walls of the house', () => {
  it('imports from another folder only through #', () => {
    const climbing = sources.flatMap((source) =>
      source.imports
        .filter((name) => name.startsWith('.'))
        .map((name) => ({ from: source.path, to: relative(SRC, resolve(SRC, dirname(source.path), name)).replaceAll('\\', '/') }))
        // A test may put the whole program together.
        .filter(({ from, to }) => !(isTest(from) && to === 'modules.ts'))
        .filter(({ from, to }) => from.includes('/') && !from.startsWith('testing/') && folderOf(from) !== folderOf(to))
        // The platform's own folders may share files of theirs, e.g. jobs and migrate.
        .filter(
          ({ from, to }) =>
            !(from.startsWith('platform/') && to.startsWith('platform/')) && !(from.startsWith('ui/') && to.startsWith('ui/')),
        ),
    )
    expect(climbing).toEqual([])
  })

  it('keeps platform and ui free of modules', () => {
    const knowing = sources
      .filter((s) => /^(platform|ui)\//.test(s.path) && !isTest(s.path))
      .flatMap((s) =>
        s.imports.filter((name) => /^#(foundation|government|economy|society)\//.test(name)).map((name) => `${s.path} → ${name}`),
      )
    expect(knowing).toEqual([])
  })

  it('lets a module use only what it declares, and declare only what stands before it', () => {
    const order = modules.map((module) => module.name)
    expect(new Set(order).size).toBe(order.length)
    const wrong: string[] = []
    for (const [position, module] of modules.entries())
      for (const name of module.dependsOn)
        if (order.indexOf(name) < 0 || order.indexOf(name) >= position) wrong.push(`${module.name} declares ${name}`)
    for (const folder of moduleFolders) {
      const module = modules.find((m) => m.name === basename(folder))
      if (!module) {
        wrong.push(`${folder} is not in modules.ts`)
        continue
      }
      for (const source of sources.filter((s) => folderOf(s.path) === folder && !isTest(s.path)))
        for (const name of source.imports) {
          const other = /^#(?:foundation|government|economy|society)\/(.+)$/.exec(name)?.[1]
          if (other && !module.dependsOn.includes(other as never)) wrong.push(`${source.path} uses ${other} undeclared`)
        }
    }
    expect(wrong).toEqual([])
  })

  it('has an index.ts only at the top of a folder, with re-exports alone and 15 functions at most', () => {
    const deep = sources.filter((s) => basename(s.path) === 'index.ts' && s.path.split('/').length > 3)
    expect(deep.map((s) => s.path)).toEqual([])
    for (const folder of moduleFolders) {
      const index = sources.find((s) => s.path === `${folder}/index.ts`)
      expect(index, `${folder}/index.ts`).toBeDefined()
      const rest = index!.text
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
        .replace(/export\s+(type\s+)?\{[^}]*\}\s+from\s+'[^']+'/g, '')
      expect(rest.trim(), `${folder}/index.ts holds more than re-exports`).toBe('')
      const names = [...index!.text.matchAll(/export\s+(type\s+)?\{([^}]*)\}/g)]
        .filter((match) => !match[1])
        .flatMap((match) => match[2]!.split(','))
        .map((name) => name.trim())
        .filter((name) => name && !name.startsWith('type ') && /^[a-z]/.test(name))
      expect(names.length, `${folder}/index.ts exports ${names.length} functions`).toBeLessThanOrEqual(15)
    }
  })

  it('keeps files short: 300 lines, pages 200, tests 500', () => {
    const long = sources
      .filter((s) => !isTexts(s.path) && !isData(s.path))
      .filter(
        (s) =>
          s.lines > (isTest(s.path) ? 500 : s.path.includes('/pages/') && PILLARS.includes(s.path.split('/')[0]!) ? 200 : 300),
      )
      .map((s) => `${s.path}: ${s.lines}`)
    const styles = globSync('**/*.css', { cwd: SRC })
      .map((path) => ({ path, lines: readFileSync(resolve(SRC, path), 'utf8').split('\n').length }))
      .filter((s) => s.lines > 301)
      .map((s) => `${s.path}: ${s.lines}`)
    expect([...long, ...styles]).toEqual([])
  })

  it('keeps operations to 120 lines', () => {
    const operations = sources.filter(
      (s) =>
        /^(foundation|government|economy|society)\/[^/]+\/[a-z]+(-[a-z]+)+\.ts$/.test(s.path) &&
        !isTest(s.path) &&
        /export async function \w+\(\s*ctx: Ctx/.test(s.text) &&
        s.lines > 120,
    )
    expect(operations.map((s) => `${s.path}: ${s.lines}`)).toEqual([])
  })

  it('gives no file a name that says nothing', () => {
    const vague = sources.filter((s) => /(^|[/-])(utils?|helpers?|common|misc|manager|services?)(\.tsx?$|[/-])/.test(s.path))
    expect(vague.map((s) => s.path)).toEqual([])
  })

  it('holds no SQL in pages', () => {
    const pages = sources.filter(
      (s) => s.path.includes('/pages/') && /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(s.text),
    )
    expect(pages.map((s) => s.path)).toEqual([])
  })

  it('writes no inline style or script, and puts no HTML in raw', () => {
    const inline = sources.filter(
      (s) => s.path.endsWith('.tsx') && !isTest(s.path) && /\sstyle=|dangerouslySetInnerHTML|\son[A-Z]\w+=/.test(s.text),
    )
    expect(inline.map((s) => s.path)).toEqual([])
  })

  it('gives every module its README of at most 40 lines', () => {
    for (const folder of moduleFolders) {
      const readme = readFileSync(resolve(SRC, folder, 'README.md'), 'utf8')
      expect(readme.split('\n').length, `${folder}/README.md`).toBeLessThanOrEqual(41)
    }
  })

  it('declares the class of every table', () => {
    for (const module of modules)
      if (globSync('migrations/*.sql', { cwd: module.dir }).length > 0) expect(module.distribution, module.name).toBeDefined()
  })

  it('names every module in the README’s map of the house', () => {
    const map = readFileSync(resolve(ROOT, 'README.md'), 'utf8')
    const missing = modules.filter(({ name, dir }) => {
      const pillar = basename(dirname(dir))
      const [, words] = new RegExp(`src/${pillar}/\\s([\\s\\S]*?)(?=\\nsrc/|\\n\`\`\`)`).exec(map) ?? []
      return !new RegExp(`\\b${name}\\b`).test(words ?? '')
    })
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})
