import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProcedures } from '../load-procedures.ts'
import { checkContent } from './check-content.ts'
import { compareVersions } from './compare-versions.ts'
import { exportProcedure, ProcedureContent } from './procedure-content.ts'

const contents = readProcedures().map(({ validFrom: _from, validTo: _to, ...content }) => ProcedureContent.parse(content))
const copy = (content: ProcedureContent): ProcedureContent => structuredClone(content)
const anyContent = fc.constantFrom(...contents)

type Path = (string | number)[]
/** Every leaf of a value with the way to it. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, Array.isArray(value) ? Number(key) : key]))
}
const at = (value: unknown, path: Path) => path.reduce<unknown>((one, key) => (one as Record<string, unknown>)[key], value)

/** A content with some of its texts, numbers and yes/no answers changed: still of the type, though no longer sensible. */
const edited = anyContent.chain((content) => {
  const changeable = leaves(content).filter((path) =>
    ['label', 'name', 'hours', 'required', 'hint', 'notes'].includes(String(path.at(-1))),
  )
  return fc
    .uniqueArray(fc.constantFrom(...changeable), { minLength: 1, maxLength: 6, selector: (path) => path.join('.') })
    .map((paths) => {
      const next = copy(content)
      for (const path of paths) {
        const holder = at(next, path.slice(0, -1)) as Record<string, unknown>
        const key = String(path.at(-1))
        const was = holder[key]
        holder[key] = typeof was === 'number' ? was + 1 : typeof was === 'boolean' ? !was : `${was} đã sửa`
      }
      return { content, next, paths }
    })
})

describe('the procedures of the data', () => {
  it.each(contents.map((one) => [one.code, one] as const))(
    '%s has nothing that would keep it from being published',
    (_, content) => {
      expect(checkContent(content, 'vi').filter((one) => one.level === 'error')).toEqual([])
    },
  )

  it('come back from a file as they went into it, edited or not', () => {
    const back = (content: ProcedureContent) => ProcedureContent.parse(JSON.parse(exportProcedure(content)))
    for (const content of contents) expect(back(content)).toEqual(content)
    fc.assert(
      fc.property(edited, ({ next }) => {
        expect(back(next)).toEqual(next)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a comparison', () => {
  it('finds nothing between equal versions, whatever the order of their keys', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, one]) => [key, turned(one)]),
            )
          : value
    for (const content of contents) expect(compareVersions(content, turned(content))).toEqual([])
  })

  it('names every changed leaf: itself, or the member of a list that it renamed', () => {
    fc.assert(
      fc.property(edited, ({ content, next, paths }) => {
        const found = compareVersions(content, next)
        for (const path of paths) {
          const [before, after] = [at(content, path), at(next, path)]
          // A leaf that is its member's name takes the whole member away and puts another there.
          const told = found.some(
            (one) =>
              (one.before === before && one.after === after) ||
              (one.kind === 'added' && leaves(one.after).some((leaf) => at(one.after, leaf) === after)),
          )
          expect(told, path.join('.')).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is turned round when the versions are', () => {
    const opposite = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' } as const
    const keys = (found: ReturnType<typeof compareVersions>) => found.map((one) => `${one.kind} ${one.path.join('/')}`).sort()
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const forth = compareVersions(a, b)
        expect(keys(compareVersions(b, a))).toEqual(keys(forth.map((one) => ({ ...one, kind: opposite[one.kind] }))))
        expect(forth.length === 0).toBe(a === b)
      }),
      { numRuns: 60 },
    )
  })

  it('tells a moved field as moved, and a field by its id though its label changed', () => {
    const birth = contents.find((one) => one.code === '1.001193')!
    const next = copy(birth)
    next.form.fields.reverse()
    next.form.fields[0]!.label = 'Tên mới'
    expect(compareVersions(birth, next)).toEqual([
      expect.objectContaining({
        kind: 'changed',
        path: ['form', 'fields', birth.form.fields.at(-1)!.id, 'label'],
        after: 'Tên mới',
      }),
      expect.objectContaining({ kind: 'moved', path: ['form', 'fields'] }),
    ])
  })
})
