import type { RawFinding } from '../finding.ts'
import { compositionsOf } from '../reading/compositions.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { otherPlaceBetween } from './apart.ts'
import { agreesRounded } from './rounding.ts'
import { isSameThing } from './same-thing.ts'

/** `từ 214 hộ xuống còn 168 hộ`, between the two. */
const FROM_TO = /^[^.;:,\d]{0,40}? ?(?:len(?: den| toi| thanh)?|xuong(?: con)?|con|den|thanh) $/
/** Right before the percentage of growth, behind the later number. */
const GROWTH = /^[^.;:\d]{0,45}[,(] ?(?:tuc |da )?(tang|giam|tang them|giam duoc)(?: khoang| them)? $/
/** What it is measured against; nothing said is the number before. */
const AGAINST =
  /^ so voi (?:cung ky|nam truoc|(?:cung ky |cuoi )?nam \d{4}|thang truoc|quy truoc|(?:quy|thang) [ivx\d]+|(?:6|9) thang)/
const SAME_AGAIN = /(?:con so nay|chi so nay|ty le nay|sang nam|sang thang|sang quy|den nam|den nay|nay da)/

/** What stands between two figures, the numbers of its periods left out. */
const gapOf = (flat: string, from: number, to: number): string =>
  flat
    .slice(from, Math.min(to, from + 140))
    .replace(/\b(nam|thang|quy|ngay|het|dau|cuoi) (?:\d[\d/.-]*|[iv]{1,3}(?:\/\d{4})?)(?![%\d])/g, '$1')

const isTold = (one: Figure): boolean => !one.rough && !one.ranged && !one.aimed && !one.cell && one.value > 0

const growth = (later: number, earlier: number): number => (100 * (later - earlier)) / earlier
const round = (value: number): number => Math.round(value * 100) / 100

/** Growth that is not what the two numbers beside it give. */
export function growthMismatch(read: ReadText): RawFinding[] {
  return [...fromTo(read), ...thenAgain(read), ...againstBracket(read), ...ofPlan(read), ...ofWhole(read)]
}

/** `giảm từ 214 hộ xuống còn 168 hộ, giảm 31 %`, and in numbers: `giảm 56 hộ`. */
function fromTo(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return read.figures.flatMap((a, i): RawFinding[] => {
    const [b, c] = [read.figures[i + 1], read.figures[i + 2]]
    if (!b || !c || c.sentence !== a.sentence || a.value === b.value || a.kind === 'bare' || a.cell || b.cell) return []
    if (![a, b].every((one) => !one.rough && one.value > 0) || a.kind !== b.kind || a.unit !== b.unit) return []
    if (!/\btu(?: muc)? $/.test(flat.slice(Math.max(0, a.from - 8), a.from)) || !FROM_TO.test(gapOf(flat, a.to, b.from)))
      return []
    const said = GROWTH.exec(gapOf(flat, b.to, c.from))?.[1]
    if (!said || c.rough || c.ranged) return []
    const sign = said.startsWith('tang') ? 1 : -1
    const difference = sign * (b.value - a.value)
    const finding = (computed: number): RawFinding[] => [
      { rule: 'ratio-mismatch', figures: [b, a, c], computed: round(computed) },
    ]
    if (c.kind === 'percent' && a.kind !== 'percent') {
      if (agreesRounded(read, b, a, c, (x, y) => sign * growth(x, y))) return []
      // Read as `giảm còn …` of another sign the two numbers would contradict themselves: that is a slip of the reader.
      return difference > 0 ? finding(sign * growth(b.value, a.value)) : []
    }
    if (c.kind === 'points' && a.kind === 'percent') {
      const slack = 0.5 * (10 ** -a.decimals + 10 ** -b.decimals) + 10 ** -c.decimals
      return difference > 0 && Math.abs(difference - c.value) > slack ? finding(difference) : []
    }
    return []
  })
}

/** `Năm 2025 đạt 45,6 tỷ đồng. Sang năm 2026, con số này là 57 tỷ đồng, tăng 52 % so với năm trước.` */
function thenAgain(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return read.figures.flatMap((a, i): RawFinding[] => {
    const [b, c] = [read.figures[i + 1], read.figures[i + 2]]
    if (!b || c?.kind !== 'percent' || ![a, b].every(isTold) || c.rough || c.ranged || c.sentence !== b.sentence) return []
    if (a.kind === 'bare' || a.kind === 'percent' || a.kind !== b.kind || a.unit !== b.unit || b.sentence - a.sentence > 1)
      return []
    if (a.period === b.period || a.period === '' || b.period === '' || b.period === 'before') return []
    const said = GROWTH.exec(gapOf(flat, b.to, c.from))?.[1]
    const against = AGAINST.exec(flat.slice(c.to, c.to + 40))?.[0]
    if (!said || against === undefined) return []
    const year = /\d{4}/.exec(against)?.[0]
    if (year && !a.period.includes(year)) return []
    if (!isSameThing(a, b) && !saysLess(a, b) && !SAME_AGAIN.test(flat.slice(a.to, b.from))) return []
    if (otherPlaceBetween(read, a, b) || / moi | rieng |trong do/.test(flat.slice(a.to, b.from))) return []
    const sign = said.startsWith('tang') ? 1 : -1
    if (agreesRounded(read, b, a, c, (x, y) => sign * growth(x, y))) return []
    return [{ rule: 'ratio-mismatch', figures: [b, a, c], computed: round(sign * growth(b.value, a.value)) }]
  })
}

/** `đạt 842 triệu USD, tăng 60 % so với cùng kỳ năm trước (610 triệu USD)`. */
function againstBracket(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return read.figures.flatMap((c, i): RawFinding[] => {
    const [b, a] = [read.figures[i - 1], read.figures[i + 1]]
    if (c.kind !== 'percent' || c.rough || c.ranged || !a || !b || a.sentence !== b.sentence || ![a, b].every(isTold)) return []
    if (a.kind !== b.kind || a.unit !== b.unit || a.kind === 'percent' || wordBehind(flat, a) !== wordBehind(flat, b)) return []
    const said = GROWTH.exec(gapOf(flat, b.to, c.from))?.[1]
    if (
      !said ||
      !/^ so voi (?:cung ky|nam|thang|quy|dau nam|ky)[a-z ]{0,30}\((?:dat |la |chi dat )?$/.test(gapOf(flat, c.to, a.from))
    )
      return []
    const sign = said.startsWith('tang') ? 1 : -1
    if (agreesRounded(read, b, a, c, (x, y) => sign * growth(x, y))) return []
    return [{ rule: 'ratio-mismatch', figures: [b, a, c], computed: round(sign * growth(b.value, a.value)) }]
  })
}

const wordBehind = (flat: string, one: Figure): string => /^ ?([a-z]*)/.exec(flat.slice(one.to, one.to + 12))![1]!

/** The second clause leaves out what the first has said: `năm 2025 bán được 116 tấn`. */
const saysLess = (a: Figure, b: Figure): boolean =>
  b.sentence === a.sentence &&
  b.before.length + b.behind.length > 0 &&
  [...b.before, ...b.behind].every((word) => a.words.includes(word))

/** `Tiếp nhận 7.350 hồ sơ. Trong đó có 6.909 hồ sơ nộp trực tuyến, chiếm 89 %`: each part of a list with its share behind it. */
function ofWhole(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return compositionsOf(read).flatMap(({ wholes, parts, opener }): RawFinding[] =>
    parts.flatMap((part): RawFinding[] => {
      const percent = read.figures[indexOf(read, part) + 1]
      if (
        percent?.kind !== 'percent' ||
        percent.rough ||
        percent.ranged ||
        percent.sentence !== part.sentence ||
        (opener === 'all' && wholes.length > 1)
      )
        return []
      if (!SHARE.test(flat.slice(part.to, percent.from)) || OTHER_WHOLE.test(flat.slice(percent.to, percent.to + 50))) return []
      // `giải ngân 11,4 tỷ đồng (95 %)`: of money, what was done of a plan.
      if (part.kind === 'money' && !/chiem|tuong/.test(flat.slice(part.to, percent.from))) return []
      const whole = wholes.at(-1)!
      // `230/250 hồ sơ; trong đó 225 …`: of the 230.
      if (flat[whole.from - 1] === '/') return []
      if (wholes.some((one) => one.rough || part.value > one.value || agreesRounded(read, part, one, percent))) return []
      // It may be the share of a part told before it.
      const others = parts.filter((one) => one.to <= part.from && one.value >= part.value)
      if (others.some((one) => agreesRounded(read, part, one, percent))) return []
      return [{ rule: 'ratio-mismatch', figures: [part, whole, percent], computed: round((100 * part.value) / whole.value) }]
    }),
  )
}

const SHARE =
  /^[a-z ]{0,70}(?:, ?(?:chiem|dat|bang|tuong duong|tuong ung)(?: ty le| voi| khoang)*|, ty le|\((?:chiem|dat|bang|tuong ung|ty le|dat ty le|chiem ty le)?)(?: la)? ?$/
const OTHER_WHOLE =
  /^ (?:so voi|ke hoach|chi tieu|du toan|muc tieu|cung ky|dan so|dien tich|tong (?:gia tri|von|kinh phi|dien tich|dan so)|(?:tong )?so [a-z ]{0,30}(?:tinh|huyen|nuoc))/

function indexOf({ figures }: ReadText, figure: Figure): number {
  let [low, high] = [0, figures.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (figures[middle]!.from < figure.from) low = middle + 1
    else high = middle
  }
  return low
}

/** `Kế hoạch giao 2.500 người, đã thực hiện 1.850 người, đạt 84 % kế hoạch`. */
function ofPlan(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return read.figures.flatMap((percent, i): RawFinding[] => {
    if (percent.kind !== 'percent' || percent.cell || percent.rough || percent.ranged) return []
    const value = read.figures[i - 1]
    if (
      !value ||
      value.sentence !== percent.sentence ||
      !isTold({ ...value, aimed: false }) ||
      value.kind === 'percent' ||
      value.kind === 'bare'
    )
      return []
    if (
      !/^[^.;:\d]{0,50}[,(] ?(?:dat|bang|tuong duong|tuong ung|dat ty le|hoan thanh|dat tuong duong)(?: voi)? $/.test(
        flat.slice(value.to, percent.from),
      )
    )
      return []
    const named =
      /^ (?:so voi )?(?:ke hoach|chi tieu|muc tieu|du toan)(?: (?:nam|duoc|tinh|cap|hdnd|ubnd|xa|phuong|giao|tren|de|ra|dat|phap|lenh|\d{4}))* ?[(.,;)]/.test(
        `${flat.slice(percent.to, percent.to + 60)}.`,
      )
    if (!named) return []
    const inside = [...(read.inSentence[percent.sentence - 1] ?? []), ...read.inSentence[percent.sentence]!]
    const plans = inside.filter(
      (one) =>
        one.aimed && one !== value && one.kind === value.kind && one.unit === value.unit && !one.ranged && one.from < value.from,
    )
    const [plan] = plans
    // The result may stand in the clause behind the plan: `giao 1.600 triệu đồng; đến 30/9 thu 1.280 triệu đồng`.
    if (plan && value.aimed && !/;|\bden (?:nay|het|ngay|\d)|\bda |thuc hien/.test(flat.slice(plan.to, value.from))) return []
    if (!plan || plans.length > 1 || plan.value < 1 || otherPlaceBetween(read, plan, value)) return []
    // Counts of one unit may be of two things: their words must agree, or the plan name none.
    if (percent.value > 300 || agreesRounded(read, value, plan, percent)) return []
    if (plan.behind.slice(1).some((word) => !value.words.includes(word)) && plan.behind.length > 1) return []
    return [{ rule: 'ratio-mismatch', figures: [value, plan, percent], computed: round((100 * value.value) / plan.value) }]
  })
}
