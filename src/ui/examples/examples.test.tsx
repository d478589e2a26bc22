import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { exampleGroups, groupNames } from '#ui/examples'

const FRAME = ['component-texts', 'examples', 'layout', 'shell', 'styles']
const VOID = new Set(['input', 'br', 'hr', 'img', 'meta', 'link', 'wbr', 'col', 'source'])

interface Element {
  tag: string
  attributes: Map<string, string>
  parents: Element[]
}

/** Reads HTML strictly: every element closed in order, every attribute once. */
function elementsOf(html: string): Element[] {
  const open: Element[] = []
  const all: Element[] = []
  for (const [, closing, tag, rest, selfClosing] of html.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g,
  )) {
    if (closing) {
      expect(open.pop()?.tag, `</${tag}>`).toBe(tag)
      continue
    }
    const attributes = new Map<string, string>()
    for (const [, name, value] of rest!.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
      expect(attributes.has(name!), `${name} twice in <${tag}>`).toBe(false)
      attributes.set(name!, value ?? '')
    }
    const element = { tag: tag!, attributes, parents: [...open] }
    all.push(element)
    if (!VOID.has(tag!) && !selfClosing) open.push(element)
  }
  expect(open.map((element) => element.tag)).toEqual([])
  // Whatever is left beside tags is text: a stray bracket would be a tag this reader did not understand.
  expect(html.replace(/<\/?[a-zA-Z][\w-]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/g, '')).not.toMatch(/[<>]/)
  return all
}

const everything = groupNames.flatMap((group) => exampleGroups[group].map((example) => ({ group, ...example })))

describe('every component', () => {
  it('has examples', () => {
    const folders = readdirSync(resolve(import.meta.dirname, '..'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !FRAME.includes(entry.name))
      .map((entry) => entry.name)
    expect([...groupNames].sort()).toEqual(folders.sort())
    for (const group of groupNames) expect(exampleGroups[group].length, group).toBeGreaterThan(0)
  })

  it.each(everything)('$group, $name: is well-formed, with names and ties for readers', ({ node }) => {
    const html = renderToString(node)
    const elements = elementsOf(html)
    const ids = elements.flatMap((element) => element.attributes.get('id') ?? [])
    expect(new Set(ids).size, 'ids are unique').toBe(ids.length)

    for (const { tag, attributes, parents } of elements) {
      // The strict policy (CSP) of the site would refuse these.
      expect([...attributes.keys()].filter((name) => name === 'style' || /^on/.test(name))).toEqual([])
      expect(tag).not.toBe('script')
      for (const name of ['aria-describedby', 'aria-labelledby', 'for', 'list'])
        for (const id of attributes.get(name)?.split(' ') ?? []) expect(ids, `${name} of <${tag}>`).toContain(id)
      if (['input', 'select', 'textarea'].includes(tag) && attributes.get('type') !== 'hidden') {
        const named =
          parents.some((parent) => parent.tag === 'label') ||
          elements.some((other) => other.tag === 'label' && other.attributes.get('for') === attributes.get('id'))
        expect(named, `a label for ${attributes.get('name')}`).toBe(true)
      }
      // A picture is decoration, one image, or (where its parts are links) a group with a name.
      if (tag === 'svg') {
        const isGroup = attributes.get('role') === 'group' && attributes.has('aria-labelledby')
        expect(attributes.has('aria-hidden') || attributes.get('role') === 'img' || isGroup).toBe(true)
      }
      if (tag === 'fieldset') expect(html).toContain('<legend')
    }
  })

  it('draws no element twice with one id on the page of all examples', () => {
    const ids = everything.flatMap(({ node }) => [...renderToString(node).matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!))
    // Ids that Preact counts itself start anew in each rendering; on the page they run on.
    const ours = ids.filter((id) => !/^P\d/.test(id))
    expect(ours.filter((id, at) => ours.indexOf(id) !== at)).toEqual([])
  })
})
