import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = [
  'tokens.css',
  'base.css',
  'frame.css',
  'forms.css',
  'lists.css',
  'month.css',
  'parts.css',
  'charts.css',
  'hall.css',
  'design.css',
  'modes.css',
  'print.css',
]

let built: { css: string; hash: string } | undefined

/** The whole style as one text and the hash that names it. Comments and blank lines are left out. */
export function stylesheet(): { css: string; hash: string } {
  built ??= build()
  return built
}

function build(): { css: string; hash: string } {
  const css = FILES.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/\n+/g, '\n')
  return { css, hash: createHash('sha256').update(css).digest('hex').slice(0, 12) }
}
