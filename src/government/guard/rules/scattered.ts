import type { RawFinding } from '../finding.ts'
import { excludeEachOther } from '../reading/categories.ts'
import { sameUnit } from '../reading/compositions.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'

const NUMBERS: Record<string, number> = { hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6 }
/** `4.275 học sinh ở ba cấp học mầm non, tiểu học và trung học cơ sở`: behind a number, what it is divided into. */
const DIVIDED =
  /^[a-z ]{0,40}? (?:o|cua|tai|thuoc|trong|gom|chia thanh) (hai|ba|bon|nam|sau|[2-6]) ((?:[a-z]+ ){0,2}?[a-z]+):? ([^.;:\d()\n]{5,140})[.;\n]/
/** What is divided is told within so many sentences. */
const FURTHEST = 30

/** A whole with its kinds named, each of which is told in a sentence of its own later on. */
export function scatteredSums(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return read.figures.flatMap((total): RawFinding[] => {
    if (total.kind !== 'count' || total.rough || total.ranged || total.aimed || total.decimals > 0 || total.cell) return []
    const found = DIVIDED.exec(flat.slice(total.to, total.to + 240))
    const names = found && namesIn(`${found[2]} ${found[3]}`, NUMBERS[found[1]!]!)
    if (!names) return []
    const parts = names.map((name) => partOf(read, total, name))
    if (!parts.every((one) => one !== undefined) || new Set(parts).size < parts.length) return []
    const sum = parts.reduce((all, one) => all + one.value, 0)
    return sum === total.value || sum > total.value * 1.6 || sum < total.value * 0.6
      ? []
      : [{ rule: 'sum-mismatch', figures: [total, ...parts], computed: sum }]
  })
}

/** `Trong kỳ có 156 phản ánh. Đã xử lý 131 …, đang xử lý 18 …, từ chối 12 …`: states that exclude each other, and more of them than there are. */
export function stateSums(read: ReadText): RawFinding[] {
  return read.sentences.flatMap((sentence, i): RawFinding[] => {
    const parts = read.inSentence[i]!
    const [total, ...others] = read.inSentence[i - 1]?.filter((one) => one.kind === 'count') ?? []
    if (!total || others.length > 0 || parts.length < 2 || ![total, ...parts].every(isExact)) return []
    if (!parts.every((one) => one.kind === 'count' && sameUnit(total, one))) return []
    const text = read.text.flat.slice(sentence.from, sentence.to)
    const items = text.split(/[;,](?!\d)| va (?=[a-z ]+\d)/).filter((item) => /\d/.test(item))
    if (items.length !== parts.length || !/^\s*da [a-z ]{3,30}\d/.test(text) || /truoc|luy ke|\btang|\bgiam/.test(text)) return []
    const sum = parts.reduce((all, one) => all + one.value, 0)
    return excludeEachOther(items) && sum > total.value && sum < total.value * 1.6
      ? [{ rule: 'sum-mismatch', figures: [total, ...parts], computed: sum }]
      : []
  })
}

/** `Quý I … 980 hồ sơ, quý II … 1.204 hồ sơ; cộng 6 tháng … 2.384 hồ sơ`: periods of one sentence and what they come to. */
export function periodSums(read: ReadText): RawFinding[] {
  return read.sentences.flatMap(({ from }, i): RawFinding[] => {
    const counts = read.inSentence[i]!.filter((one) => one.kind === 'count' || one.kind === 'money')
    const total = counts.at(-1)
    const parts = counts.slice(0, -1)
    if (
      !total ||
      parts.length < 2 ||
      ![total, ...parts].every((one) => isExact(one) && one.unit === total.unit && one.kind === total.kind)
    )
      return []
    const lead = (one: Figure, after: number) => read.text.flat.slice(after, one.from)
    if (
      !/[;,] (?:tong )?cong (?:lai |chung )?(?:ca |\d |hai |ba |bon |nam |quy |thang |dot )[^.;,]{0,60}$/.test(
        lead(total, parts.at(-1)!.to),
      )
    )
      return []
    if (
      !parts.every((one, n) =>
        /\b(?:quy|thang|dot|ky|tuan) [ivx\d]+\b[^;,]{0,60}$/.test(lead(one, n === 0 ? from : parts[n - 1]!.to)),
      )
    )
      return []
    const sum = parts.reduce((all, one) => all + one.value, 0)
    return Math.abs(sum - total.value) > 1e-6 ? [{ rule: 'sum-mismatch', figures: [total, ...parts], computed: sum }] : []
  })
}

const isExact = (one: Figure): boolean => !one.rough && !one.ranged && !one.aimed && one.decimals === 0 && !one.cell

/** `cấp học mầm non, tiểu học và trung học cơ sở` → the three names; the first without the noun that all share. */
function namesIn(text: string, count: number): string[] | undefined {
  const names = text.split(/,| va /).map((name) => name.trim())
  if (names.length !== count || names.some((name) => name.length < 3 || name.split(' ').length > 8)) return undefined
  const [first, ...others] = names as [string, ...string[]]
  const words = first.split(' ')
  const length = Math.max(...others.map((name) => Math.min(name.split(' ').length, words.length - 1)), 1)
  return [words.slice(-Math.min(length, 2)).join(' '), ...others]
}

/** The one figure of the unit whose sentence begins by the name; undefined where there are more, or none. */
function partOf(read: ReadText, total: Figure, name: string): Figure | undefined {
  const last = Math.min(read.sentences.length, total.sentence + FURTHEST)
  let only: Figure | undefined
  for (let i = total.sentence + 1; i < last; i++) {
    const [one] = read.inSentence[i]!.filter((figure) => figure.kind === 'count' && !figure.cell && sameUnit(total, figure))
    if (!one) continue
    const lead = read.text.flat.slice(read.sentences[i]!.from, one.from)
    if (!` ${lead.replace(/[^a-z]+/g, ' ')} `.includes(` ${name} `)) continue
    if (only || one.rough || one.ranged || one.aimed) return undefined
    only = one
  }
  return only
}
