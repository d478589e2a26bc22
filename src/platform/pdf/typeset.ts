import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** What a template is filled with: plain JSON, never part of the template's source. */
export type PaperData = Record<string, unknown>

let compiler: Promise<NodeCompiler> | undefined
const templates = new Map<string, string>()

/** Loaded when the first paper is set: the program starts faster, and an idle desk needs less memory. */
async function load(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
  const blobs = ['400Regular/Tinos_400Regular', '400Regular_Italic/Tinos_400Regular_Italic', '700Bold/Tinos_700Bold', '700Bold_Italic/Tinos_700Bold_Italic'].map(
    (name) => readFileSync(join(fonts, `${name}.ttf`)),
  )
  const made = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: blobs }] })
  made.addSource(join(import.meta.dirname, 'paper.typ'), readFileSync(join(import.meta.dirname, 'paper.typ'), 'utf8'))
  return made
}

/**
 * Sets a paper with Typst.
 * @param template absolute path of a .typ file; it reads its data by `#import "/paper.typ": data`.
 * @param at stands in the file as its date of making, so that the same paper has the same bytes.
 * Throws with Typst's own message where the template does not fit its data.
 */
export async function typeset(template: string, data: PaperData, at: Date): Promise<Uint8Array> {
  compiler ??= load()
  const typst = await compiler
  let source = templates.get(template)
  if (source === undefined) {
    source = readFileSync(template, 'utf8')
    templates.set(template, source)
  }
  const compiled = typst.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeError()
    throw new Error(`${template}: ${JSON.stringify(error?.shortDiagnostics ?? 'unknown error')}`)
  }
  const pdf = typst.pdf(document, { creationTimestamp: Math.floor(at.getTime() / 1000) })
  typst.evictCache(5)
  return new Uint8Array(pdf)
}
