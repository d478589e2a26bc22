import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** What a template is filled with: plain JSON, never part of the template's source. */
export type PaperData = Record<string, unknown>

type Typst = typeof import('@myriaddreamin/typst-ts-node-compiler')

let compiler: NodeCompiler | undefined
const templates = new Map<string, string>()

/** PDF/A: all that is needed to show the paper in fifty years lies in it. */
const ARCHIVAL = 'a-2b'

/** Loaded when the first paper is set (about 50 ms and 25 MB): the program starts faster, and an idle desk needs less memory. */
function load(): NodeCompiler {
  const require = createRequire(import.meta.url)
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as Typst
  // Tinos has the metrics of Times New Roman, which NĐ 30/2020 Phụ lục I asks for.
  const folder = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
  const fontBlobs = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((face) =>
    readFileSync(join(folder, face, `Tinos_${face}.ttf`)),
  )
  return NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
}

/**
 * Sets a paper with Typst, in 1-5 ms a page once loaded.
 * @param template absolute path or file URL of a .typ file; it gets its data by `#import "/agency-paper.typ": data`.
 * @param data reaches the template as a value, never as source, so nothing in it is read as markup. Texts are normalised (NFC) and freed of
 *   control characters.
 * @param at stands in the file as its date of making, so that the same paper has the same bytes.
 * @param lang language of the text, for readers and hyphenation.
 * @throws Error with Typst's own diagnostics where the template does not fit its data.
 */
export async function typeset(template: string | URL, data: PaperData, at: Date, lang: 'vi' | 'en' = 'vi'): Promise<Uint8Array> {
  compiler ??= load()
  const compiled = compiler.compile({
    mainFileContent: sourceOf(template),
    inputs: { data: JSON.stringify(data, cleaned), lang },
  })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeError()
    throw new Error(`${template}: ${error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'unknown error'}`)
  }
  const options = { creationTimestamp: Math.floor(at.getTime() / 1000) }
  try {
    return new Uint8Array(compiler.pdf(document, { ...options, pdfStandard: ARCHIVAL }))
  } catch {
    // A letter that no font here can draw (an emoji in a name) is forbidden in PDF/A; the person's own spelling is worth more.
    return new Uint8Array(compiler.pdf(document, options))
  } finally {
    // Typst remembers what it laid out; what five papers did not use again is forgotten, so that memory stays flat.
    compiler.evictCache(5)
  }
}

function sourceOf(template: string | URL): string {
  const key = String(template)
  let source = templates.get(key)
  if (source === undefined) {
    source = readFileSync(key.startsWith('file:') ? new URL(key) : key, 'utf8')
    templates.set(key, source)
  }
  return source
}

// Control characters have no shape and are forbidden in PDF/A metadata; line feeds stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

const cleaned = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, ' ') : value
