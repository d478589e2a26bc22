import type { RawFinding, RuleOf } from '../finding.ts'
import { between, bySentence, sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { contentWords, sharedWords } from '../reading/words.ts'

const MAY_EXCEED =
  /tang|giam|bang|so voi|ke hoach|du toan|cung ky|chi tieu|muc tieu|dinh muc|cong suat|toc do|gap|vuot|lai suat|tien do|muc giao|nghi quyet|binh quan chung|tuong duong|mat do|\bkh\b/

/** In sentences only: what is measured against a plan, a year or a capacity, and rates that by their nature may pass 100. */
const NO_SHARE =
  /hoan thanh|thuc hien|doanh thu|loi nhuan|san luong|nang suat|thu ngan sach|giai ngan|\bvon\b|gia tri|hieu suat|ty suat|(?<!dia )chi so|he so|nhap hoc|thue bao|\bsim\b|\blai\b/
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
      const after = flat.slice(figure.to, Math.min(sentence.to, figure.to + 45))
      if (MAY_EXCEED.test(before) || MAY_EXCEED.test(after) || NO_SHARE.test(before) || NO_SHARE.test(after)) return false
      // Of a plan told earlier: in this clause, or in the sentence before where no words say what it would be a share of.
      const clause = flat
        .slice(sentence.from, sentence.to)
        .split(';')
        .find((one) => one.includes(flat.slice(figure.from, figure.to)))
      if (clause && OF_PLAN.test(clause)) return false
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

/** Whether a percentage is what a fraction gives: rounded half up at its decimals, or cut there. */
export function agrees(part: number, whole: number, percent: Pick<Figure, 'value' | 'decimals'>): boolean {
  const unit = 10 ** -percent.decimals
  const over = percent.value - (100 * part) / whole
  return over <= unit * 0.500001 && over > -unit
}

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
function fractionsOf(read: ReadText, figures: readonly Figure[]): Fraction[] {
  const found: Fraction[] = []
  for (const [i, a] of figures.entries()) {
    const b = figures[i + 1]
    if (!b || !isWhole(a) || !isWhole(b) || a.kind === 'percent' || b.kind === 'percent') continue
    const gap = between(read, { ...a, to: a.numberTo }, b)
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

/** `Tổng số hộ: 800 hộ; …`: what follows a semicolon is still of it. */
const isTotal = (read: ReadText, a: Figure): boolean =>
  /tong so [a-z ]{0,30}(?:: ?| la )$/.test(read.text.flat.slice(Math.max(0, a.from - 50), a.from))

/** `…, đạt tỷ lệ 92,5 %` right behind the part. */
const saysShare = (read: ReadText, percent: Figure | undefined, part: Figure): boolean =>
  percent?.kind === 'percent' &&
  /^(?: [a-z ]{0,40})?(?:, ?|\()(?:chiem|dat|ty le|dat ty le|chiem ty le|dat ti le|tuong duong|tuong ung|bang|tuc)(?: la| voi)? $/.test(
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
      if (OF_MORE.test(read.text.flat.slice(percent.to, percent.to + 60))) continue
      if (whole.value < part.value || agrees(part.value, whole.value, percent)) continue
      // Another number between them may be what the percentage is of.
      if (!ahead && figures.some((one) => one.from >= after && one.from < percent.from && one.kind === 'count')) continue
      findings.push({ rule: 'ratio-mismatch', figures: [part, whole, percent], computed: computed(part.value, whole.value) })
    }
  }
  return [...findings, ...ratiosOfTables(read)]
}

/** Two columns of counts and one of their percentage, in which most rows agree or the headings say so. */
function ratiosOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const column = header.findIndex((cell, i) => i >= 3 && /ty le|%/.test(cell))
    if (column < 3) return []
    const triples = rows.flatMap(({ cells }) => {
      const [a, b, percent] = [cells[column - 2]?.figure, cells[column - 1]?.figure, cells[column]?.figure]
      return a && b && percent && percent.kind === 'percent' && isWhole(a) && isWhole(b) ? [{ a, b, percent }] : []
    })
    const wholeFirst = triples.filter(({ a, b, percent }) => agrees(b.value, a.value, percent)).length
    const related = sharedWords(contentWords(header[column]!), contentWords(`${header[column - 1]} ${header[column - 2]}`)) > 0
    if (wholeFirst === 0 && !(related && triples.every(({ a, b }) => b.value <= a.value))) return []
    return triples
      .filter(({ a, b, percent }) => !agrees(b.value, a.value, percent) && b.value <= a.value)
      .map(
        ({ a, b, percent }): RawFinding => ({
          rule: 'ratio-mismatch',
          figures: [a, b, percent],
          computed: computed(b.value, a.value),
        }),
      )
  })
}

/** A part larger than its whole: behind `trong đó`, or told as so many of so many. */
export const partOverWhole: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const groups = bySentence(read)
  const last = (index: number) => read.inSentence[index]?.filter((one) => !one.cell)
  for (const figures of groups) {
    for (const { part, whole } of fractionsOf(read, figures))
      if (part.value > whole.value && part.unit !== 'dong' && !/gap|vuot|so voi|ke hoach/.test(sentenceOf(read, part)))
        findings.push({ rule: 'part-over-whole', figures: [part, whole] })
    for (const part of figures) {
      const named = partNamedBehind(read, part)
      if (named) findings.push({ rule: 'part-over-whole', figures: [named, part] })
      const sentence = read.sentences[part.sentence]!
      const before = read.text.flat.slice(sentence.from, part.from)
      const marker = /(?:trong do|trong so do|trong so nay)(?!.*(?:trong do|trong so do))[^;]*$/.exec(before)
      if (!marker || part.rough || part.ranged || part.kind === 'percent' || part.kind === 'bare') continue
      const from = sentence.from + marker.index
      const earlier = marker.index <= 2 ? (last(part.sentence - 1) ?? []) : figures
      const whole = earlier.findLast((one) => one.from < from && one.kind === part.kind && sameUnit(one, part))
      const isNear = part.from - from < 90
      if (whole && isNear && !whole.rough && part.value > whole.value && !/tang|so voi/.test(marker[0]))
        findings.push({ rule: 'part-over-whole', figures: [whole, part] })
    }
  }
  return [...findings, ...partsOfTables(read)]
}

/** `86 doanh nghiệp, với 94 doanh nghiệp trong số đó …`: the part is called one behind its number. */
function partNamedBehind(read: ReadText, part: Figure): Figure | undefined {
  if (part.kind !== 'count' || part.rough || part.ranged) return undefined
  if (
    !/^[a-z ]{0,30} trong (?:so (?:do|nay)|do(?! (?:co |gom )?\d))\b/.test(
      read.text.flat.slice(part.numberTo, part.numberTo + 50),
    )
  )
    return undefined
  const whole = [...(read.inSentence[part.sentence - 1] ?? []), ...read.inSentence[part.sentence]!].findLast(
    (one) => one.to <= part.from && one.kind === 'count',
  )
  return whole && !whole.rough && !whole.ranged && sameUnit(whole, part) && part.value > whole.value ? whole : undefined
}

const PEOPLE = /^(?:hoc sinh|hoc vien|tre|tre em|can bo|cong chuc|vien chuc|giao vien|thanh vien|hoi vien|doan vien|dai bieu)$/
const sameUnit = (a: Figure, b: Figure): boolean =>
  a.unit !== '' &&
  (a.unit === b.unit ||
    (PEOPLE.test(a.unit) && /^(?:em|chau|nguoi)$/.test(b.unit)) ||
    a.unit.startsWith(`${b.unit} `) ||
    b.unit.startsWith(`${a.unit} `))

function partsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const findings: RawFinding[] = []
    const part = header.findIndex((cell, i) => i > 1 && /^trong do\b/.test(cell) && /^(?:tong|so)\b/.test(header[i - 1]!))
    for (const { cells } of part > 0 ? rows : []) {
      const [a, b] = [cells[part - 1]?.figure, cells[part]?.figure]
      if (a && b && a.kind !== 'percent' && a.kind === b.kind && b.value > a.value)
        findings.push({ rule: 'part-over-whole', figures: [a, b] })
    }
    let whole: (typeof rows)[number] | undefined
    let inParts = false
    for (const row of rows) {
      const name = row.cells[0]?.text ?? ''
      if (/^(?:- |\+ )?trong do/.test(name)) inParts = true
      else if (!(inParts && /^[-+]/.test(name))) {
        whole = row
        inParts = false
      }
      if (!inParts || !whole || whole === row) continue
      for (const [column, cell] of row.cells.entries()) {
        const total = whole.cells[column]?.figure
        const part = cell.figure
        if (
          part &&
          total &&
          part.kind === total.kind &&
          part.unit === total.unit &&
          part.kind !== 'percent' &&
          part.value > total.value
        )
          findings.push({ rule: 'part-over-whole', figures: [total, part] })
      }
    }
    return findings
  })
}
