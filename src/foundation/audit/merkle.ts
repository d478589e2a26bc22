import { createHash } from 'node:crypto'

/** The Merkle tree of RFC 6962 §2.1, over SHA-256. Pure: hashes in, hashes out. */

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** Hash of an entry's bytes as a leaf. */
export const hashLeaf = (data: Uint8Array): Buffer => sha256(LEAF, data)
export const hashNode = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right)
export const EMPTY_ROOT = sha256()

/** A complete subtree: `level` k and `position` p cover the leaves [p·2^k, (p+1)·2^k). */
export interface NodeAt {
  level: number
  position: number
}

export type NodeLookup = (at: NodeAt) => Uint8Array

/** Leaves [start, end); all ranges of this file begin where a subtree of their size would. */
export type Range = readonly [start: number, end: number]

/** The largest power of two smaller than n (n > 1). Plain arithmetic: sizes pass 2^31. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The complete subtrees, largest first, that make up a range. */
export function nodesOf([start, end]: Range): NodeAt[] {
  const nodes: NodeAt[] = []
  for (let at = start; at < end; ) {
    let level = 0
    let width = 1
    while (at + width * 2 <= end && at % (width * 2) === 0) {
      width *= 2
      level += 1
    }
    nodes.push({ level, position: at / width })
    at += width
  }
  return nodes
}

/** MTH of a range: its complete subtrees joined from the right (RFC 6962 splits at the largest power of two). */
export function hashOf(range: Range, lookup: NodeLookup): Buffer {
  const hashes = nodesOf(range).map(lookup)
  const last = hashes.pop()
  return last ? Buffer.from(hashes.reduceRight((right, left) => hashNode(left, right), last)) : EMPTY_ROOT
}

/** The ranges whose hashes are the audit path of leaf `index` in a tree of `size`, in the order of RFC 6962 §2.1.1. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: Range[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + split(end - start)
    if (index < middle) {
      path.unshift([middle, end])
      end = middle
    } else {
      path.unshift([start, middle])
      start = middle
    }
  }
  return path
}

/** The ranges whose hashes prove that the tree of `first` leaves is the beginning of that of `second` (RFC 6962 §2.1.2). */
export function consistencyRanges(first: number, second: number): Range[] {
  if (!(Number.isSafeInteger(first) && first >= 1 && first <= second)) throw new RangeError(`no proof from ${first} to ${second}`)
  const path: Range[] = []
  let [start, end] = [0, second]
  // Whether the subtree at hand is the whole first tree, whose root the verifier knows already.
  let whole = true
  while (end > first) {
    const middle = start + split(end - start)
    if (first <= middle) {
      path.unshift([middle, end])
      end = middle
    } else {
      path.unshift([start, middle])
      start = middle
      whole = false
    }
  }
  return whole ? path : [[start, end], ...path]
}

const lookupIn = (leaves: readonly Uint8Array[]): NodeLookup => {
  const at = ({ level, position }: NodeAt): Uint8Array =>
    level === 0
      ? leaves[position]!
      : hashNode(at({ level: level - 1, position: position * 2 }), at({ level: level - 1, position: position * 2 + 1 }))
  return at
}

/** Root of the tree over these leaf hashes. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Buffer => hashOf([0, leaves.length], lookupIn(leaves))

/** Audit path of leaf `index`, from the leaf upwards. */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): Buffer[] =>
  inclusionRanges(index, leaves.length).map((range) => hashOf(range, lookupIn(leaves)))

/** Proof that the first `first` leaves form the beginning of the tree over all of them. */
export const consistencyProof = (leaves: readonly Uint8Array[], first: number): Buffer[] =>
  consistencyRanges(first, leaves.length).map((range) => hashOf(range, lookupIn(leaves)))
