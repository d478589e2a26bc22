import type { RawFinding, RuleOf } from '../finding.ts'
import { bySentence } from '../finding.ts'
import { areComplements, excludeEachOther } from '../reading/categories.ts'
import { compositionsOf, isVague as isRough } from '../reading/compositions.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { sameCellUnit } from '../reading/read-tables.ts'
import { slackOf } from './rounding.ts'
import { periodSums, scatteredSums, stateSums } from './scattered.ts'

/** Words by which a list says of itself that it is not the whole. */
const PARTIAL = /chu yeu|mot so|tieu bieu|nhu |dien hinh|trong do|rieng|ngoai ra|con lai|tren dia ban khac|\.\.\.|…|v\.v/

/** Components that are said to make up a whole and do not add up to it. */
export const sumMismatch: RuleOf = (read) =>
  oncePerTotal([
    ...bySentence(read).flatMap((figures) => [
      ...listsOf(read, figures),
      ...restsOf(read, figures),
      ...pairsOf(read, figures),
      ...sharesOf(read, figures),
    ]),
    ...compositionSums(read),
    ...scatteredSums(read),
    ...stateSums(read),
    ...periodSums(read),
    ...totalsOfTables(read),
    ...rowTotalsOfTables(read),
  ])

/** The longest list of each total is told. */
function oncePerTotal(findings: readonly RawFinding[]): RawFinding[] {
  const longest = new Map<Figure, RawFinding>()
  for (const one of findings) {
    const known = longest.get(one.figures[0]!)
    if (!known || known.figures.length < one.figures.length) longest.set(one.figures[0]!, one)
  }
  return [...longest.values()]
}

/** Lists that are told as the whole, that end with what remains, or whose parts exclude each other. */
function compositionSums(read: ReadText): RawFinding[] {
  return compositionsOf(read).flatMap((one): RawFinding[] => {
    const { wholes, parts, opener, rest, partial, items } = one
    if (parts.length < 2 || wholes.some((whole) => isRough(read, whole))) return []
    const sum = parts.reduce((all, part) => all + part.value, 0)
    const slack = slackOf([...wholes, ...parts], read)
    const isRest = /con lai/.test(items.at(-1)!) || / con lai$/.test(items.at(-2) ?? '')
    const apart = excludeEachOther(items)
    const isWhole = !partial && (isRest || (opener === 'all' && !rest) || areComplements(items) || (apart && one.lines))
    const wrong = (whole: Figure) => (isWhole ? Math.abs(sum - whole.value) > slack : apart && sum > whole.value + slack)
    const whole = wholes.at(-1)!
    // `đúng hạn` of some drafts holds `trước hạn`, too.
    if (items.some((item, i) => /truoc han/.test(item) && Math.abs(sum - parts[i]!.value - whole.value) <= slack)) return []
    if (!(isWhole || apart) || !wholes.every(wrong) || parts.some((part) => part.value > whole.value)) return []
    // Lists that are far from their number are of another one.
    if (sum > whole.value * 1.6 || (sum < whole.value * 0.6 && !isRest)) return []
    return [{ rule: 'sum-mismatch', figures: [whole, ...parts], computed: Number(sum.toFixed(6)) }]
  })
}

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
    !/(?:khong|chua) hai long|co cau|ty tronq|khao sat|phan theo|chia theo/.test(sentence) ||
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
    const nameOf = (row: (typeof rows)[number]) => row.cells[0]?.text ?? ''
    const isTotal = (row: (typeof rows)[number]) =>
      /^(?:tong|cong|tong cong|tong so|toan xa|toan tinh|toan phuong|ca xa)(?:$| )/.test(nameOf(row))
    const under = rows.length > 0 && /^(?:tong|cong)(?: cong| so)?$/.test(nameOf(rows.at(-1)!))
    const over =
      rows.length > 0 && /^(?:(?:tong|cong)(?: cong| so)?|toan (?:xa|tinh|phuong|huyen|truong))$/.test(nameOf(rows[0]!))
    if (rows.length < 3 || under === over) return []
    const [sums, others] = under ? [rows.at(-1)!, rows.slice(0, -1)] : [rows[0]!, rows.slice(1)]
    if (others.some(isTotal) || others.some((row) => /trong do|^[-+]/.test(nameOf(row)))) return []
    const columns = sums.cells.flatMap(({ figure: total }, column) => {
      if (!total || total.kind === 'percent') return []
      const parts = others.map((row) => row.cells[column]?.figure)
      if (parts.some((one) => !one || one.kind === 'percent' || !sameCellUnit(one, total))) return []
      const sum = parts.reduce((all, one) => all + one!.value, 0)
      return [
        {
          total,
          parts: parts as Figure[],
          sum,
          wrong:
            Math.abs(sum - total.value) > 1e-6 && Math.abs(sum - total.value) > slackOf([total, ...(parts as Figure[])], read),
        },
      ]
    })
    // A total on top may be of more than the rows shown: another column has to add up.
    if (over && columns.every((one) => one.wrong)) return []
    return columns.flatMap(({ total, parts, sum, wrong }): RawFinding[] =>
      wrong ? [{ rule: 'sum-mismatch', figures: [total, ...parts], computed: Number(sum.toFixed(6)) }] : [],
    )
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
      if (!total || total.kind === 'percent' || parts.length < 2 || parts.some((one) => !sameCellUnit(one, total))) return []
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
