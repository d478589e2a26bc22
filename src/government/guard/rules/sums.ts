import type { RawFinding, RuleOf } from '../finding.ts'
import { bySentence } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'

/** Words by which a list says of itself that it is not the whole. */
const PARTIAL = /chu yeu|mot so|tieu bieu|nhu |dien hinh|trong do|rieng|ngoai ra|con lai|tren dia ban khac|\.\.\.|…|v\.v/

/** Components that are said to make up a whole and do not add up to it. */
export const sumMismatch: RuleOf = (read) => [
  ...bySentence(read).flatMap((figures) => [
    ...listsOf(read, figures),
    ...restsOf(read, figures),
    ...pairsOf(read, figures),
    ...sharesOf(read, figures),
  ]),
  ...totalsOfTables(read),
  ...rowTotalsOfTables(read),
]

/** No sentence lists more parts. */
const LONGEST = 40

/** `1.860 hồ sơ, gồm 1.245 … và 565 …`; `08 trường học (03 …, 02 …, 04 …)`; `96 thành viên: 41 nữ và 57 nam`. */
function listsOf(read: ReadText, figures: readonly Figure[]): RawFinding[] {
  const { flat } = read.text
  const findings: RawFinding[] = []
  for (const [i, total] of figures.entries()) {
    if (total.decimals > 0 && total.kind !== 'money') continue
    if (total.kind === 'percent' || total.rough || total.ranged || total.aimed) continue
    const next = figures[i + 1]
    if (!next) continue
    const gap = flat.slice(total.to, next.from)
    const opens =
      /\bgom(?: co)?:? $|\bbao gom:? $|\bgom [a-z ]{0,25}$|^[a-z ,]{0,60}: ?(?:co )?$|^[a-z ]{0,40}\((?:gom |co )?$|, cu the:? [a-z ]{1,25}$/.exec(
        gap,
      ) ?? (total.kind === 'money' ? /^ \((?!.*(?:tang|giam|so voi|moi |binh quan|muc ))[a-z ]{2,25}$/.exec(gap) : null)
    if (!opens || /trong do|;(?! (?:bao )?gom)/.test(gap)) continue
    const sentence = read.sentences[total.sentence]!
    const close = /\($|\((?:gom |co )$/.test(gap) ? flat.slice(next.from, sentence.to).indexOf(')') : -1
    const bracket = close >= 0 ? next.from + close : -1
    const end = bracket > 0 ? bracket : sentence.to
    const rest = flat.slice(next.from, end)
    // Behind a colon the list may go on over semicolons, of the same things only.
    const byLines = /: $/.test(gap) && rest.includes(';')
    const stop = rest.search(
      byLines ? /\. |trong do|tang|giam|so voi|dat ty le|\(/ : /;|\. |trong do|tang|giam|so voi|dat ty le|\(/,
    )
    const until = stop >= 0 && bracket < 0 ? next.from + stop : end
    const listed = figures.slice(i + 1, i + LONGEST).filter((one) => one.to <= until)
    const isNamed = byLines || /cu the/.test(gap)
    if (isNamed && listed.some((one) => one.unit !== total.unit)) continue
    const other = total.kind === 'count' ? listed.findIndex((one) => isOther(one, total)) : -1
    const parts = other >= 0 ? listed.slice(0, other) : listed
    if (parts.length < 2 || PARTIAL.test(flat.slice(total.to, until))) continue
    if (
      parts.some(
        (one) => one.kind === 'percent' || one.rough || one.ranged || (total.kind === 'money') !== (one.kind === 'money'),
      )
    )
      continue
    const sum = parts.reduce((all, one) => all + one.value, 0)
    // A part that alone is as large as the whole belongs to another list.
    if (Math.abs(sum - total.value) > 1e-6 && parts.every((one) => one.value < total.value * 1.5))
      findings.push({ rule: 'sum-mismatch', figures: [total, ...parts], computed: Number(sum.toFixed(6)) })
  }
  return findings
}

/** `1.200 hồ sơ, trong đó 700 …, còn lại 450 …`: with a rest the parts are the whole. */
function restsOf(read: ReadText, figures: readonly Figure[]): RawFinding[] {
  const { flat } = read.text
  return figures.flatMap((total, i): RawFinding[] => {
    const [part, rest] = [figures[i + 1], figures[i + 2]]
    if (
      !part ||
      !rest ||
      !(
        total.kind === 'count' ||
        (total.kind === 'bare' && /tong so [a-z ]{2,30} la $/.test(flat.slice(Math.max(0, total.from - 50), total.from)))
      ) ||
      [total, part, rest].some((one) => one.rough || one.ranged || one.decimals > 0)
    )
      return []
    const told =
      /trong do[^;.]*$|gom[^;.]*$/.test(flat.slice(total.to, part.from)) &&
      /(?:con lai|so con lai|con)(?: la| co)? $/.test(flat.slice(part.to, rest.from))
    const one = rest.kind === 'bare' || rest.unit === total.unit || part.unit === rest.unit
    return told && one && part.kind !== 'percent' && part.value + rest.value !== total.value && part.value <= total.value
      ? [{ rule: 'sum-mismatch', figures: [total, part, rest], computed: part.value + rest.value }]
      : []
  })
}

/** Men and women are all; before, on and after the day are all where each is told. The parts may stand behind `trong đó`. */
function pairsOf(read: ReadText, figures: readonly Figure[]): RawFinding[] {
  const { flat } = read.text
  return figures.flatMap((total, i): RawFinding[] => {
    const [a, b] = [figures[i + 1], figures[i + 2]]
    if (!a || !b || total.kind !== 'count' || [total, a, b].some((one) => !isExact(one) || one.kind === 'percent')) return []
    if (!/trong do[^;.]*$/.test(flat.slice(total.to, a.from))) return []
    const third = figures[i + 3]
    const behind = (one: Figure, to: number) => flat.slice(one.numberTo, Math.min(to, one.numberTo + 24))
    const end = third?.from ?? read.sentences[total.sentence]!.to
    const kinds = [behind(a, b.from), behind(b, end)].map((text) => /^(?: [a-z]+){0,2}? (nam|nu)(?! \d)\b/.exec(text)?.[1])
    const sexes =
      kinds.includes('nam') && kinds.includes('nu') && /^[a-z ]{0,30}(?:,| va)? [a-z ]{0,15}$/.test(flat.slice(a.to, b.from))
    const tail = flat.slice(b.to, read.sentences[total.sentence]!.to)
    const days =
      [a, b]
        .map((one) => /(truoc han|dung han)(?: la| co| dat)? $/.exec(flat.slice(one.from - 20, one.from))?.[1])
        .sort()
        .join() === 'dung han,truoc han' && /^[^;.]{0,30}khong co (?:ho so )?(?:nao )?(?:qua|tre) han/.test(tail)
    const sum = a.value + b.value
    // `đúng hạn` of some drafts holds `trước hạn` too: then one of the parts is the whole.
    if (!(sexes || days) || sum === total.value || a.value === total.value || b.value === total.value) return []
    if (a.value > total.value || b.value > total.value) return []
    return [{ rule: 'sum-mismatch', figures: [total, a, b], computed: sum }]
  })
}

const isExact = (one: Figure): boolean => !one.rough && !one.ranged && !one.aimed && one.decimals === 0

/** Counts of another thing: days, metres, hours in a list of pupils. */
const isOther = (one: Figure, total: Figure): boolean =>
  /^(?:ngay|gio|phut|tuoi|ha|km|m2|tan|lan|buoi)/.test(one.unit) && one.unit !== total.unit

/** Shares that make up a whole, told one after another: a survey, a structure. */
function sharesOf(read: ReadText, figures: readonly Figure[]): RawFinding[] {
  const shares = figures.filter((one) => one.kind === 'percent')
  if (shares.length < 3 || shares.some((one) => one.rough || one.ranged || one.aimed)) return []
  const { from, to } = read.sentences[shares[0]!.sentence]!
  const sentence = read.text.flat.slice(from, to)
  if (
    !/khong hai long|co cau|ty trong|khao sat|phan theo|chia theo/.test(sentence) ||
    /tang|giam|so voi|muc tieu|ke hoach/.test(sentence)
  )
    return []
  const sum = shares.reduce((all, one) => all + one.value, 0)
  const slack = shares.length * 0.5 * 10 ** -Math.min(...shares.map((one) => one.decimals)) + 1e-6
  return Math.abs(sum - 100) > slack && sum > 85 && sum < 130
    ? [{ rule: 'sum-mismatch', figures: shares, computed: Number(sum.toFixed(4)) }]
    : []
}

/** A row of totals under, or above, the rows that it sums. */
function totalsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ rows }) => {
    const isTotal = (row: (typeof rows)[number]) =>
      /^(?:tong|cong|tong cong|tong so|toan xa|toan tinh|toan phuong|ca xa)(?:$| )/.test(row.cells[0]?.text ?? '')
    const last = rows.at(-1)
    if (!last || rows.length < 3 || !/^(?:tong|cong)(?: cong| so)?$/.test(last.cells[0]?.text ?? '')) return []
    const above = rows.slice(0, -1)
    if (above.some(isTotal) || above.some((row) => /trong do|^[-+]/.test(row.cells[0]?.text ?? ''))) return []
    return last.cells.flatMap(({ figure: total }, column): RawFinding[] => {
      if (!total || total.kind === 'percent') return []
      const parts = above.map((row) => row.cells[column]?.figure)
      if (parts.some((one) => !one || one.kind === 'percent' || one.unit !== total.unit)) return []
      const sum = parts.reduce((all, one) => all + one!.value, 0)
      return Math.abs(sum - total.value) > 1e-6
        ? [{ rule: 'sum-mismatch', figures: [total, ...(parts as Figure[])], computed: Number(sum.toFixed(6)) }]
        : []
    })
  })
}

/** A column that sums the others of its row, as at least half of the rows show; the rows that do not. */
function rowTotalsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const column = header.findIndex((cell, i) => i > 0 && /^(?:tong|cong|ca)\b/.test(cell))
    if (column < 1 || rows.length < 2) return []
    const sums = rows.flatMap(({ cells }) => {
      const total = cells[column]?.figure
      const parts = cells.flatMap(({ figure }, i) => (figure && i !== column && figure.kind !== 'percent' ? [figure] : []))
      if (!total || total.kind === 'percent' || parts.length < 2 || parts.some((one) => one.unit !== total.unit)) return []
      return [{ total, parts, sum: parts.reduce((all, one) => all + one.value, 0) }]
    })
    const wrong = sums.filter(({ total, sum }) => Math.abs(sum - total.value) > 1e-6)
    if (wrong.length === 0 || wrong.length * 2 > sums.length) return []
    return wrong.map(
      ({ total, parts, sum }): RawFinding => ({
        rule: 'sum-mismatch',
        figures: [total, ...parts],
        computed: Number(sum.toFixed(6)),
      }),
    )
  })
}
