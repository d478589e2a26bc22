import { type ChildProcess, fork } from 'node:child_process'
import type { Answer, Order } from './typesetter.ts'

/** What a template is filled with: plain JSON, never part of the template's source. */
export type PaperData = Record<string, unknown>

/** An idle typesetter gives its memory back after this long; the next paper then waits about 0.2 s longer. */
const IDLE_MS = 15_000
/** A paper that takes longer is stuck; the process is ended and what waits there fails. */
const STUCK_MS = 30_000

interface Waiting {
  resolve: (pdf: Uint8Array) => void
  reject: (error: Error) => void
}

interface Typesetter {
  process: ChildProcess
  waiting: Map<number, Waiting>
  timer: NodeJS.Timeout
}

let typesetter: Typesetter | undefined
let orders = 0

/**
 * Sets a paper with Typst, in about 10 ms a page once loaded. It happens in a process of its own: Typst's memory (100-150 MB after some
 * papers, most of it kept until a full collection) would otherwise stay with the server, and a fault in it could end the server.
 * @param template absolute path or file URL of a .typ file; it gets its data by `#import "/agency-paper.typ": data`.
 * @param data reaches the template as a value, never as source, so nothing in it is read as markup. Texts are normalised (NFC) and freed of
 *   control characters.
 * @param at stands in the file as its date of making, so that the same paper has the same bytes.
 * @param lang language of the text, for readers and hyphenation.
 * @throws Error with Typst's own diagnostics where the template does not fit its data.
 */
export function typeset(template: string | URL, data: PaperData, at: Date, lang: 'vi' | 'en' = 'vi'): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    typesetter ??= start()
    const setter = typesetter
    const order: Order = {
      number: ++orders,
      template: String(template),
      data: JSON.stringify(data, cleaned),
      at: at.getTime(),
      lang,
    }
    setter.waiting.set(order.number, { resolve, reject })
    watch(setter)
    // What happens to the process is told by its own events.
    setter.process.send(order, () => {})
  })
}

function start(): Typesetter {
  const source = import.meta.url.endsWith('.ts')
  const child = fork(new URL(`./typesetter-process.${source ? 'ts' : 'js'}`, import.meta.url), {
    execArgv: ['--expose-gc', ...(source ? ['--conditions=dinh-source'] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const setter: Typesetter = { process: child, waiting: new Map(), timer: setTimeout(() => {}) }
  child.on('message', (answer: Answer) => {
    const waiting = setter.waiting.get(answer.number)
    setter.waiting.delete(answer.number)
    watch(setter)
    if ('pdf' in answer) waiting?.resolve(answer.pdf)
    else waiting?.reject(new Error(answer.error))
  })
  const gone = () => release(setter, new Error('the typesetter ended before the paper was set'))
  child.on('exit', gone)
  child.on('error', gone)
  return setter
}

/** While papers wait, the process holds ours open and has a time limit; with none, neither. */
function watch(setter: Typesetter): void {
  clearTimeout(setter.timer)
  if (setter.waiting.size > 0) {
    setter.process.ref()
    setter.process.channel?.ref()
    setter.timer = setTimeout(() => setter.process.kill('SIGKILL'), STUCK_MS)
  } else {
    setter.process.unref()
    setter.process.channel?.unref()
    setter.timer = setTimeout(() => release(setter), IDLE_MS)
  }
  setter.timer.unref()
}

/** The process ends by itself when its channel closes, also when the program was killed. */
function release(setter: Typesetter, error?: Error): void {
  clearTimeout(setter.timer)
  if (typesetter === setter) typesetter = undefined
  if (setter.process.connected) setter.process.disconnect()
  for (const { reject } of setter.waiting.values()) reject(error ?? new Error('the typesetter was released'))
  setter.waiting.clear()
}

// Control characters have no shape and are forbidden in PDF/A metadata; line feeds stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

const cleaned = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, ' ') : value
