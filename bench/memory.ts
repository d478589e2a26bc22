import { readdirSync, readFileSync } from 'node:fs'

/** Proportional set size (PSS) of these processes and all that they started, in MB; shared pages are counted once in all. */
export function memoryOf(...roots: number[]): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const isBelow = (pid: number): boolean => roots.includes(pid) || (parents.has(pid) && pid > 1 && isBelow(parents.get(pid)!))
  let kilobytes = 0
  for (const pid of parents.keys())
    if (isBelow(pid)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
  return kilobytes / 1024
}

/** Seconds of processor that a process has used so far, its ended children included. */
export function cpuOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
  return [11, 12, 13, 14].reduce((all, i) => all + Number(fields[i] ?? 0), 0) / 100
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
