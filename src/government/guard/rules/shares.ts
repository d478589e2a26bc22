import type { RawFinding, RuleOf } from '../finding.ts'
import { between, bySentence } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { nounAfter } from '../reading/words.ts'
import { growthMismatch } from './growth.ts'
import { agrees, agreesRounded, unitOf } from './rounding.ts'
import { ratiosOfTables } from './table-ratios.ts'

const MAY_EXCEED =
  /tang|giam|bang|so voi|ke hoach|du toan|cung ky|chi tieu|muc tieu|dinh muc|cong suat|toc do|gap|vuot|lai suat|tien do|muc giao|nghi quyet|binh quan chung|tuong duong|mat do|\bkh\b/

/** In sentences only: what is measured against a plan, a year or a capacity, and rates that by their nature may pass 100. */
const NO_SHARE =
  /hoan thanh|thuc hien|doanh thu|loi nhuan|san luong|nang suat|thu ngan sach|giai ngan|\bvon\b|gia tri|hieu suat|ty suat|(?<!dia )chi so|he so|nhap hoc|thue bao|\bsim\b|\blai\b/
const MAY_BE_PLANNED = /^ (?:tong so|so) [^.,;]{0,40}(?:ke hoach|chi tieu|duoc giao|du kien|cung ky|nam truoc)/
const OF_PLAN = /ke hoach|chi tieu|du toan|muc tieu|cung ky|so voi|duoc giao|dinh muc|cong suat|thiet ke/

/** What is told in percent of a whole even where no word says so: `thanh toán trực tuyến 102%`. */
const SHARE_BY_NAME =
  /(?<![a-z])(?:dung han|truoc han|truc tuyen|so hoa|ky so|hai long|bao phu|phu song|bao hiem y te|bhyt|nuoc sach|ho ngheo|dien tu)(?: [a-z]+){0,2}:? $/

/** A share above 100 %: growth, comparisons and fulfilment of a plan may be, parts of a whole may not. */
export const overHundred: RuleOf = (read) =>
  read.figures
    .filter((figure) => figure.kind === 'percent' && figure.value > 100)
    .filter((figure) => {
      if (figure.cell) {
        const { header, rows } = read.tables[figure.cell.table]!
        const name = rows[figure.cell.row]!.cells[0]!.text
        // Beside a plan a rate tells how much of it was done.
        if (!/ty le/.test(name) && header.some((cell) => /ke hoach|chi tieu giao|muc tieu|\bkh\b|du toan|dinh muc/.test(cell)))
          return false
        return (
          /ty le/.test(`${name} ${header[figure.cell.column] ?? ''}`) &&
          !MAY_EXCEED.test(`${name} ${header[figure.cell.column] ?? ''}`)
        )
      }
      const { flat } = read.text
      const sentence = read.sentences[figure.sentence]!
      const before = flat
        .slice(Math.max(sentence.from, figure.from - 70), figure.from)
        .split(';')
        .at(-1)!
      // `tỷ lệ … là 103 %, tăng 4 điểm phần trăm`: how it changed is no reason to pass 100.
      const after = flat.slice(figure.to, Math.min(sentence.to, figure.to + 45)).replace(/^, (?:tang|giam) .*$/, '')
      // `tỷ lệ … bằng 103 %` with nothing that it equals is a share.
      const told = /ty le/.test(before) ? before.replace(/ bang $/, ' ') : before
      // `118 % tổng số đoàn viên` is a share whatever else the sentence says, growth and comparison aside.
      if (
        /^ (?:tong so|so) (?!voi)[a-z]/.test(after) &&
        !/(?:tang|giam|bang|gap|vuot|so voi)[^.,;]{0,12}$/.test(told) &&
        !MAY_BE_PLANNED.test(after)
      )
        return true
      if (MAY_EXCEED.test(told) || MAY_EXCEED.test(after) || NO_SHARE.test(before) || NO_SHARE.test(after)) return false
      // Of a plan told earlier: in this clause, or in the sentence before where no words say what it would be a share of.
      const clause = flat
        .slice(sentence.from, sentence.to)
        .split(';')
        .find((one) => one.includes(flat.slice(figure.from, figure.to)))
      if (clause && OF_PLAN.test(clause.replace(/(%|phan tram), (?:tang|giam) .*$/, '$1'))) return false
      const isBare = !/^ (?:tong )?(?:so )?[a-z]+/.test(after) && !/ty le|chiem/.test(before)
      const earlier = read.sentences[figure.sentence - 1]
      if (isBare && earlier && OF_PLAN.test(flat.slice(earlier.from, earlier.to))) return false
      return (
        /ty le|chiem|(?:dat|la|co|toi|len) (?:toi |den )?$/.test(before) ||
        SHARE_BY_NAME.test(before) ||
        /^ (?:tong )?(?:so )?[a-z]+/.test(after)
      )
    })
    .map((figure) => ({ rule: 'over-100', figures: [figure] }))

const computed = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100

/** `chiếm 2% số hộ nghèo của tỉnh`: of another whole than the one told. */
const OF_MORE =
  /^[^.;,]{0,40}(?:toan|ca|cua) (?:tinh|huyen|nuoc|thanh pho)|^ (?:so voi )?(?:ke hoach|chi tieu|du toan|muc tieu|cung ky|dan so|dien tich)/

/** A fraction of the text: part, whole, and how it is told. */
interface Fraction {
  part: Figure
  whole: Figure
}

/** `3.215/3.420`, `56 trong số 62`, `6.358 trên tổng số 7.480`; and `Trong tổng số 1.640 …, có 1.476 …`. */
export function fractionsOf(read: ReadText, figures: readonly Figure[]): Fraction[] {
  const found: Fraction[] = []
  for (const [i, a] of figures.entries()) {
    const b = figures[i + 1]
    if (!b || a.kind === 'percent' || b.kind === 'percent') continue
    const gap = between(read, { ...a, to: a.numberTo }, b)
    if (isMeasured(a, b) && OF_TOTAL.test(gap)) found.push({ part: a, whole: b })
    // `86,4 triệu đồng/80 triệu đồng`, `8.450/13.500 triệu đồng`: the unit of the second is of both.
    if (b.kind === 'money' && (gap === '/' || /^(?: [a-z]+){1,3}\/$/.test(gap)) && !a.rough && !a.ranged) {
      if (a.kind === 'money' && a.unit === b.unit) found.push({ part: a, whole: b })
      else if (a.kind === 'bare')
        found.push({ part: { ...a, kind: b.kind, unit: b.unit, value: a.value * unitOf(b, read) * 10 ** b.decimals }, whole: b })
      continue
    }
    if (!isWhole(a) || !isWhole(b)) continue
    if (
      (/^(?: [a-z ]{1,20})?\/ ?$/.test(gap) && (!/[a-z]/.test(gap) || a.unit === b.unit)) ||
      /^ ?[a-z ]{0,60},? ?(?:trong|tren) (?:tong )?so (?:la )?$/.test(gap) ||
      (a.kind === 'bare' &&
        b.kind === 'count' &&
        a.value <= b.value &&
        gap === ' trong ' &&
        !/^(?:ngay|gio|phut|thang|nam|tuan)/.test(b.unit)) ||
      ((a.kind === 'bare' || a.unit === b.unit) && b.kind === 'count' && / tren $/.test(gap) && gap.length < 30) ||
      /^\/tong so $/.test(gap)
    )
      found.push({ part: a, whole: b })
    else if (
      /trong (?:tong )?so (?:la |gan |hon )?$/.test(read.text.flat.slice(Math.max(0, a.from - 20), a.from)) &&
      a.unit === b.unit &&
      a.unit !== '' &&
      !/;|trong do/.test(gap)
    )
      found.push({ part: b, whole: a })
    else if (
      a.unit === b.unit &&
      a.unit !== '' &&
      b.value <= a.value &&
      !(
        (/trong do/.test(gap) && !/^ [a-z ]{1,30}[,;] trong do (?:co |da co )?$/.test(gap)) ||
        (gap.includes(';') && !isTotal(read, a))
      ) &&
      saysShare(read, figures[i + 2], b)
    )
      found.push({ part: b, whole: a })
  }
  return found
}

/** `trẻ dưới 1 tuổi`: says of whom, and counts nothing. */
const OF_TIME = /^(?:tuoi|ngay|gio|thang|nam|tuan)\b/

/** `126 ha trong tổng diện tích 180 ha`, `4.870 tỷ đồng trên tổng vốn 5.200 tỷ đồng`. */
const OF_TOTAL =
  /^[^.;,:\d]{0,60},? (?:trong|tren|tren tong|trong tong)(?: tong)? (?:so|dien tich|kinh phi|von|so von|nguon von|chieu dai|so tien|du toan|ke hoach von)(?: [a-z]+){0,3}? (?:la )?$/
const isMeasured = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit &&
  a.unit !== '' &&
  !a.rough &&
  !b.rough &&
  !a.ranged &&
  !b.ranged &&
  (a.kind === 'money' || !isWhole(a) || !isWhole(b) || /^(?:ha|km|m2|m3|tan)$/.test(a.unit))

/** `Tổng số hộ: 800 hộ; …`: what follows a semicolon is still of it. */
const isTotal = (read: ReadText, a: Figure): boolean =>
  /tong so [a-z ]{0,30}(?:: ?| la )$/.test(read.text.flat.slice(Math.max(0, a.from - 50), a.from))

/** `…, đạt tỷ lệ 92,5 %` right behind the part. */
const saysShare = (read: ReadText, percent: Figure | undefined, part: Figure): boolean =>
  percent?.kind === 'percent' &&
  /^(?: [a-z ]{0,90})?(?:, ?|\()(?:chiem|dat|ty le|dat ty le|chiem ty le|dat ti le|tuong duong|tuong ung|bang|tuc)(?: la| voi)? $/.test(
    read.text.flat.slice(part.numberTo, percent.from),
  )

const isWhole = (figure: Figure): boolean => figure.decimals === 0 && figure.value > 0 && !figure.ranged && !figure.rough

/** A percentage that does not equal the fraction told beside it. */
export const ratioMismatch: RuleOf = (read) => {
  const findings: RawFinding[] = []
  for (const figures of bySentence(read)) {
    const fractions = fractionsOf(read, figures)
    for (const [i, { part, whole }] of fractions.entries()) {
      const after = Math.max(part.to, whole.to)
      const until = Math.min(
        ...fractions.slice(i + 1).flatMap((one) => [one.part.from, one.whole.from]),
        Number.POSITIVE_INFINITY,
      )
      const ahead = figures.findLast(
        (one) =>
          one.kind === 'percent' &&
          one.to <= part.from &&
          /^(?: ?\((?:tuc |voi |tuong ung |tuong duong |gom |la )*|, (?:tuc |tuong ung |tuong duong )(?:voi |la )?)$/.test(
            read.text.flat.slice(one.to, part.from),
          ),
      )
      const behind = figures.find((one) => one.kind === 'percent' && one.from >= after && one.from < until && !one.ranged)
      const percent = ahead ?? behind
      const gap = behind && !ahead ? read.text.flat.slice(after, behind.from) : ''
      // The percentage of something else: growth, the year before, a plan.
      if (
        !percent ||
        /tang|giam|so voi|cung ky|ke hoach|muc tieu|chi tieu|con lai|;/.test(gap) ||
        (percent.aimed && !gap.endsWith('(')) ||
        percent.rough
      )
        continue
      const whose = read.text.flat.slice(percent.to, percent.to + 60)
      // `14/14 trường đã kết nối, 98 % giáo viên …`: of what stands behind it.
      const own = nounAfter(read.text.flat, percent.to)?.noun
      if (behind && !ahead && own && own !== whole.unit && !/(?:dat|chiem|bang|ung|ty le|la) $/.test(gap)) continue
      const told = between(read, part, whole)
      const isThatPlan = part.kind === 'money' && /^ (?:so voi )?(?:ke hoach|du toan)/.test(whose) && /\/|\btren\b/.test(told)
      if (OF_MORE.test(whose) && !isThatPlan && !(/^ dien tich/.test(whose) && /dien tich/.test(told))) continue
      if (
        (whole.value < part.value && !isThatPlan) ||
        agrees(part.value, whole.value, percent) ||
        agreesRounded(read, part, whole, percent)
      )
        continue
      // Another number between them may be what the percentage is of.
      if (
        !ahead &&
        figures.some((one) => one.from >= after && one.from < percent.from && one.kind === 'count' && !OF_TIME.test(one.unit))
      )
        continue
      findings.push({ rule: 'ratio-mismatch', figures: [part, whole, percent], computed: computed(part.value, whole.value) })
    }
  }
  return oncePerShare([
    ...findings,
    ...partsInWords(read),
    ...planInBrackets(read),
    ...bracketedSexes(read),
    ...growthMismatch(read),
    ...ratiosOfTables(read),
  ])
}

/** `hai phần ba số hộ (tương đương 75%)`: parts in words are round, and still not five points away. */
const partsInWords = (read: ReadText): RawFinding[] =>
  read.figures.flatMap((percent, i): RawFinding[] => {
    const part = read.figures[i - 1]
    if (percent.kind !== 'percent' || part?.unit !== 'phan' || part.sentence !== percent.sentence || percent.unit === 'phan')
      return []
    const gap = read.text.flat.slice(part.to, percent.from)
    return /^[^.;:()\d]{0,90}(?:\(|, )(?:tuong duong|tuong ung|tuc|bang|khoang|dat|chiem)?(?: voi| la| khoang)* ?$/.test(gap) &&
      Math.abs(part.value - percent.value) > 5
      ? [{ rule: 'ratio-mismatch', figures: [part, percent], computed: Math.round(100 * part.value) / 100 }]
      : []
  })

/** `8.450 triệu đồng, đạt 72,6% dự toán giao (13.500 triệu đồng)`: the plan stands behind the percentage. */
const planInBrackets = (read: ReadText): RawFinding[] =>
  read.figures.flatMap((percent, i): RawFinding[] => {
    const [value, plan] = [read.figures[i - 1], read.figures[i + 1]]
    if (
      percent.kind !== 'percent' ||
      !value ||
      !plan ||
      value.unit !== plan.unit ||
      value.kind !== plan.kind ||
      value.unit === ''
    )
      return []
    if ([value, plan].some((one) => one.sentence !== percent.sentence || one.ranged)) return []
    const { flat } = read.text
    if (!/^[a-z ]{0,30}, (?:dat|bang|tuong duong|tuong ung)(?: ty le)? $/.test(flat.slice(value.to, percent.from))) return []
    if (
      !/^ (?:so voi )?(?:ke hoach|du toan|chi tieu|muc tieu)(?: [a-z]+){0,4} \((?:la )?$/.test(flat.slice(percent.to, plan.from))
    )
      return []
    return agrees(value.value, plan.value, percent) || agreesRounded(read, value, plan, percent)
      ? []
      : [{ rule: 'ratio-mismatch', figures: [value, plan, percent], computed: computed(value.value, plan.value) }]
  })

/** `25 người, trong đó 9 nữ (46%)`: men or women of the people told right before. */
const bracketedSexes = (read: ReadText): RawFinding[] =>
  read.figures.flatMap((percent, i): RawFinding[] => {
    const [whole, part] = [read.figures[i - 2], read.figures[i - 1]]
    if (
      percent.kind !== 'percent' ||
      percent.rough ||
      !whole ||
      !part ||
      part.sentence !== percent.sentence ||
      whole.sentence !== percent.sentence
    )
      return []
    const { flat } = read.text
    if (!isWhole(whole) || !isWhole(part) || whole.kind !== 'count' || part.value > whole.value) return []
    if (!/^[^.;\d]{0,40}trong do (?:co )?$/.test(flat.slice(whole.to, part.from))) return []
    if (!/^ (?:[a-z]+ )?(?:nu|nam) \((?:chiem |dat |ty le )?$/.test(flat.slice(part.numberTo, percent.from))) return []
    return agrees(part.value, whole.value, percent)
      ? []
      : [{ rule: 'ratio-mismatch', figures: [part, whole, percent], computed: computed(part.value, whole.value) }]
  })

const oncePerShare = (findings: readonly RawFinding[]): RawFinding[] => {
  const told = new Set<Figure | undefined>()
  return findings.filter(({ figures }) => !told.has(figures.at(-1)) && told.add(figures.at(-1)))
}
