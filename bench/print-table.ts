import { execFileSync } from 'node:child_process'
import { arch, cpus, release, totalmem } from 'node:os'
import type { Figure } from './scenario.ts'

const number = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))

/** A table as docs/performance.md keeps it, under date, commit and machine. */
export function printTable(figures: readonly Figure[]): string {
  const head = ['scenario', 'figure', 'value', 'limit', 'ratio', 'spread', 'goal', '']
  const rows = figures.map((one) => [
    one.scenario,
    one.name,
    `${number(one.value)} ${one.unit}`,
    one.limit === null ? '–' : `${number(one.limit)} ${one.unit}`,
    number(one.ratio),
    `${Math.round(one.spread * 100)} %`,
    one.goal ?? '–',
    one.reached === undefined ? '' : one.reached ? 'reached' : 'missed',
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const notes = figures.flatMap((one) => (one.note ? [`- ${one.scenario}, ${one.name}: ${one.note}`] : []))
  return [
    `### ${new Date().toISOString().slice(0, 10)}, ${commit()}, ${machine()}`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
    ...notes,
    '',
  ].join('\n')
}

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release().split('-')[0]}, Node ${process.versions.node}`

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim()
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and changes'}`
  } catch {
    return 'no repository'
  }
}
