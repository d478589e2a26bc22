import { SaxesParser } from 'saxes'

interface Tag {
  name: string
  attributes: Record<string, string>
}

/** Walks the elements of a part; a DTD, by which entities would be made, is refused. */
export function walk(
  xml: string,
  on: { open?: (tag: Tag) => void; text?: (text: string) => void; close?: (name: string) => void },
): void {
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    throw new Error('a DTD in a workbook')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => on.open?.({ name: local(tag.name), attributes: tag.attributes as Record<string, string> }))
  parser.on('text', (text) => on.text?.(text))
  parser.on('closetag', (tag) => on.close?.(local(tag.name)))
  parser.write(xml).close()
}
