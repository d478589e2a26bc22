import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyProof, EMPTY_ROOT, hashLeaf, inclusionProof, merkleRoot } from './merkle.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

/** The test tree of RFC 6962's reference implementation (certificate-transparency, merkletree/merkle_tree_test.cc). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  hashLeaf(Buffer.from(hex, 'hex')),
)

const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const hex = (hashes: Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'))

describe('the Merkle tree of RFC 6962', () => {
  it('has the known roots', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(ROOTS.map((_, i) => merkleRoot(INPUTS.slice(0, i + 1)).toString('hex'))).toEqual(ROOTS)
  })

  it('gives the known audit paths', () => {
    expect(hex(inclusionProof(INPUTS, 0))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hex(inclusionProof(INPUTS, 5))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(hex(inclusionProof(INPUTS.slice(0, 3), 2))).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ])
  })

  it('gives the known consistency proofs', () => {
    expect(hex(consistencyProof(INPUTS, 1))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hex(consistencyProof(INPUTS, 6))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(hex(consistencyProof(INPUTS.slice(0, 5), 2))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
  })
})

const leavesOf = (size: number, seed = 0) => Array.from({ length: size }, (_, i) => hashLeaf(Buffer.from(`${seed}:${i}`)))
const sizes = fc.integer({ min: 1, max: 130 })
const flip = (hash: Uint8Array, bit: number) => {
  const copy = Buffer.from(hash)
  copy[Math.floor(bit / 8) % 32]! ^= 1 << (bit % 8)
  return copy
}

describe('proofs', () => {
  it('show every leaf in every tree, and no other leaf at its place', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(255), (size, pick, bit) => {
        const leaves = leavesOf(size)
        const index = pick % size
        const proof = { leafHash: leaves[index]!, index, size, path: inclusionProof(leaves, index), root: merkleRoot(leaves) }
        expect(verifyInclusion(proof)).toBe(true)
        expect(verifyInclusion({ ...proof, leafHash: flip(proof.leafHash, bit) })).toBe(false)
        expect(verifyInclusion({ ...proof, root: flip(proof.root, bit) })).toBe(false)
        expect(verifyInclusion({ ...proof, path: [...proof.path, proof.root] })).toBe(false)
        if (size > 1) {
          expect(verifyInclusion({ ...proof, index: (index + 1) % size })).toBe(false)
          const at = bit % proof.path.length
          expect(verifyInclusion({ ...proof, path: proof.path.map((h, i) => (i === at ? flip(h, bit) : h)) })).toBe(false)
        }
      }),
    )
  })

  it('show that a tree only grew, and betray one whose past was changed', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (second, pick, changed) => {
        const leaves = leavesOf(second)
        const first = 1 + (pick % second)
        const path = consistencyProof(leaves, first)
        const claim = { first, second, firstRoot: merkleRoot(leaves.slice(0, first)), secondRoot: merkleRoot(leaves), path }
        expect(verifyConsistency(claim)).toBe(true)
        const rewritten = leaves.map((leaf, i) => (i === changed % first ? flip(leaf, 0) : leaf))
        expect(verifyConsistency({ ...claim, secondRoot: merkleRoot(rewritten), path: consistencyProof(rewritten, first) })).toBe(
          false,
        )
        if (first < second) expect(verifyConsistency({ ...claim, firstRoot: claim.secondRoot })).toBe(false)
      }),
    )
  })

  it('hold beyond 2^31 leaves: ranges stay a few dozen', async () => {
    const { consistencyRanges, inclusionRanges, nodesOf } = await import('./merkle.ts')
    const size = 2 ** 40 + 12_345
    expect(inclusionRanges(2 ** 33 + 7, size).length).toBeLessThanOrEqual(42)
    expect(consistencyRanges(2 ** 35 + 1, size).length).toBeLessThanOrEqual(42)
    expect(nodesOf([0, size]).length).toBeLessThanOrEqual(41)
  })
})
