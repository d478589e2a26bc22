import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export interface Order {
  number: number
  template: string
  /** JSON. */
  data: string
  /** Milliseconds of the epoch. */
  at: number
  lang: 'vi' | 'en'
}

export type Answer = { number: number; pdf: Uint8Array } | { number: number; error: string }

/** PDF/A: all that is needed to show the paper in fifty years lies in it. */
const ARCHIVAL = 'a-2b'
/** V8 does not see how large Typst's documents are; without a collection from time to time 400 KB a paper pile up. */
const PAPERS_PER_COLLECTION = 20

const require = createRequire(import.meta.url)

/** Typst with the four faces of Tinos, which has the metrics of Times New Roman (NĐ 30/2020 Phụ lục I). No other font is needed. */
export function createTypesetter(): (order: Order) => Answer {
  const { NodeCompiler } =
    require('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler')
  const folder = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
  const fontBlobs = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((face) =>
    readFileSync(join(folder, face, `Tinos_${face}.ttf`)),
  )
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
  let papers = 0
  return (order) => {
    try {
      return { number: order.number, pdf: set(compiler, order) }
    } catch (error) {
      return { number: order.number, error: `${order.template}: ${error instanceof Error ? error.message : String(error)}` }
    } finally {
      compiler.evictCache(3)
      if (++papers % PAPERS_PER_COLLECTION === 0) globalThis.gc?.()
    }
  }
}

function set(compiler: NodeCompiler, order: Order): Uint8Array {
  const compiled = compiler.compile({
    mainFileContent: sourceOf(order.template),
    inputs: { data: order.data, lang: order.lang },
  })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeError()
    throw new Error(error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'unknown error')
  }
  const options = { creationTimestamp: Math.floor(order.at / 1000) }
  try {
    return new Uint8Array(compiler.pdf(document, { ...options, pdfStandard: ARCHIVAL }))
  } catch {
    // A letter that no font here can draw (an emoji in a name) is forbidden in PDF/A; the person's own spelling is worth more.
    return new Uint8Array(compiler.pdf(document, options))
  }
}

const templates = new Map<string, string>()

function sourceOf(template: string): string {
  let source = templates.get(template)
  if (source === undefined) {
    source = readFileSync(template.startsWith('file:') ? new URL(template) : template, 'utf8')
    templates.set(template, source)
  }
  return source
}
