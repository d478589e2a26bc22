import { hashNode } from './merkle.ts'

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

export interface Inclusion {
  leafHash: Uint8Array
  index: number
  size: number
  path: readonly Uint8Array[]
  root: Uint8Array
}

/** Checks an audit path as RFC 9162 §2.1.3.2 writes it; needs nothing but the numbers given. */
export function verifyInclusion({ leafHash, index, size, path, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let [fn, sn] = [index, size - 1]
  let hash = leafHash
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = hashNode(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else hash = hashNode(hash, sibling)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(hash, root)
}

export interface Consistency {
  first: number
  second: number
  firstRoot: Uint8Array
  secondRoot: Uint8Array
  path: readonly Uint8Array[]
}

/** Checks that the smaller tree is the beginning of the larger (RFC 9162 §2.1.4.2). */
export function verifyConsistency({ first, second, firstRoot, secondRoot, path }: Consistency): boolean {
  if (!isSize(first) || !isSize(second) || first < 1 || first > second) return false
  if (first === second) return path.length === 0 && same(firstRoot, secondRoot)
  const proof = isPowerOfTwo(first) ? [firstRoot, ...path] : [...path]
  const start = proof.shift()
  if (!start) return false
  let [fn, sn] = [first - 1, second - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [fr, sr] = [start, start]
  for (const hash of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [hashNode(hash, fr), hashNode(hash, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else sr = hashNode(sr, hash)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(fr, firstRoot) && same(sr, secondRoot)
}

const half = (n: number): number => Math.floor(n / 2)

function isPowerOfTwo(n: number): boolean {
  let k = n
  while (k > 1 && k % 2 === 0) k /= 2
  return k === 1
}
