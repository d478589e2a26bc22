import type { RawFinding, RuleOf } from '../finding.ts'
import { between, bySentence, sentenceOf } from '../finding.ts'
import { compositionsOf, sameUnit } from '../reading/compositions.ts'
import type { Figure } from '../reading/figure.ts'
import { mayBeSame } from '../reading/periods.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { sameCellUnit } from '../reading/read-tables.ts'
import { otherPlaceBetween } from './apart.ts'
import { fractionsOf } from './shares.ts'

/** A part larger than its whole: behind `trong đó`, or told as so many of so many. */
export const partOverWhole: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const groups = bySentence(read)
  const last = (index: number) => read.inSentence[index]?.filter((one) => !one.cell)
  for (const figures of groups) {
    for (const { part, whole } of fractionsOf(read, figures))
      if (
        part.value > whole.value &&
        (part.unit !== 'dong' || /(?:trong|tren) tong/.test(between(read, part, whole))) &&
        !/gap|vuot|so voi|ke hoach/.test(sentenceOf(read, part))
      )
        findings.push({ rule: 'part-over-whole', figures: [part, whole] })
    for (const part of figures) {
      const named = partNamedBehind(read, part)
      if (named) findings.push({ rule: 'part-over-whole', figures: [named, part] })
      const sentence = read.sentences[part.sentence]!
      const before = read.text.flat.slice(sentence.from, part.from)
      const marker = /(?:trong do(?! tuoi)|trong so do|trong so nay)(?!.*(?:trong do(?! tuoi)|trong so do))[^;]*$/.exec(before)
      if (!marker || part.rough || part.ranged || part.kind === 'percent' || part.kind === 'bare') continue
      const from = sentence.from + marker.index
      const earlier = /^[\s+•*-]*$/.test(before.slice(0, marker.index)) ? (last(part.sentence - 1) ?? []) : figures
      const whole = earlier.findLast((one) => one.from < from && one.kind === part.kind && sameUnit(one, part))
      const isNear = part.from - from < 90
      if (
        whole &&
        isNear &&
        !whole.rough &&
        part.value > whole.value &&
        !/tang|so voi/.test(marker[0]) &&
        !otherPlaceBetween(read, whole, part)
      )
        findings.push({ rule: 'part-over-whole', figures: [whole, part] })
    }
  }
  return oncePerPart([
    ...findings,
    ...listedParts(read),
    ...standingParts(read),
    ...aloneOver(read),
    ...namedParts(read),
    ...partsOfTables(read),
  ])
}

/** `86 doanh nghiệp, với 94 doanh nghiệp trong số đó …`: the part is called one behind its number. */
function partNamedBehind(read: ReadText, part: Figure): Figure | undefined {
  if (part.kind !== 'count' || part.rough || part.ranged) return undefined
  if (
    !/^[a-z ]{0,30} trong (?:so (?:do|nay)|do(?! tuoi| (?:co |gom )?\d))\b/.test(
      read.text.flat.slice(part.numberTo, part.numberTo + 50),
    )
  )
    return undefined
  const whole = [...(read.inSentence[part.sentence - 1] ?? []), ...read.inSentence[part.sentence]!].findLast(
    (one) => one.to <= part.from && one.kind === 'count',
  )
  return whole && !whole.rough && !whole.ranged && sameUnit(whole, part) && part.value > whole.value ? whole : undefined
}

function partsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const findings: RawFinding[] = []
    const part = header.findIndex((cell, i) => i > 1 && /^trong do\b/.test(cell) && /^(?:tong|so)\b/.test(header[i - 1]!))
    for (const { cells } of part > 0 ? rows : []) {
      const [a, b] = [cells[part - 1]?.figure, cells[part]?.figure]
      if (a && b && a.kind !== 'percent' && sameCellUnit(a, b) && b.value > a.value)
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
        if (part && total && sameCellUnit(part, total) && part.kind !== 'percent' && part.value > total.value)
          findings.push({ rule: 'part-over-whole', figures: [total, part] })
      }
    }
    return findings
  })
}

/** Each part is told of once, whichever way it was found. */
function oncePerPart(findings: readonly RawFinding[]): RawFinding[] {
  const told = new Set<Figure>()
  return findings.filter(({ figures }) => {
    if (figures.some((one) => told.has(one))) return false
    for (const one of figures) told.add(one)
    return true
  })
}

/** `3.127 hồ sơ (trực tiếp 3.245 hồ sơ, còn lại …)`, `Tổng vốn 86 tỷ đồng. Cụ thể, vốn tỉnh 92 tỷ đồng, phần còn lại …`. */
const listedParts = (read: ReadText): RawFinding[] =>
  compositionsOf(read).flatMap(({ wholes, parts, rest, opener }): RawFinding[] => {
    if (parts.length < 2 && !rest && opener !== 'of') return []
    const [whole] = wholes.toSorted((a, b) => b.value - a.value)
    const part = parts.find((one) => one.value > whole!.value)
    return part && !whole!.rough ? [{ rule: 'part-over-whole', figures: [whole!, part] }] : []
  })

/** What a place has a fixed number of, each of which is counted once. */
const STOCK =
  /^(?:ho|ho dan|ho gia dinh|ho kinh doanh|ho ngheo|thon|xa|phuong|to dan pho|khu dan cu|truong|doanh nghiep|hop tac xa|can bo|cong chuc|vien chuc|giao vien|hoc sinh|tram y te|chi bo|dang|hoi vien|doan vien|thanh vien|nhan khau|nguoi cao tuoi|cho|di tich|lang|san pham|thu tuc|cong nhan|nhan vien|xom|ban|khu)$/
const HAS = /(?:\bco|\bgom|\bvoi|quan ly|tong so|tong cong)(?: tat ca| tong cong| tong so| hien)? $/
/** Nothing behind the noun that says which of them. */
const BARE =
  /^(?: (?:dang hoat dong|tren dia ban(?: xa| phuong)?|sau sap nhap|(?:dang )?(?:sinh song|sinh hoat|hoc tap|cong tac|lam viec|hoat dong)))?(?: (?:voi|va|tai|o) |[,.;:\n]|$)/
/** Something behind the noun that only some of them do. */
const SOME =
  /^(?: (?:dan|gia dinh|hoi vien|cua xa|trong xa|cua truong|cua phuong|trong cum|trong phuong|cua cum))?(?: tren dia ban(?: xa| phuong| thon)?)?(?: trong cum| cua [a-z]+)? (?:da |duoc |su dung|dat |tham gia|ap dung|dang ky|cai dat|lap dat|ket noi|co [a-z]|hoan thanh|trien khai|dung )/
const HEADS =
  /\b(?:toan |ca )?(thon|xom|xa|phuong|dac khu|truong|cum|hop tac xa|tinh|huyen|thanh pho|nganh|trung tam|cong ty|hoi|phong)\b(?! hoi| chong| khach| kham| benh| so\b)/g
const ELSEWHERE =
  /toan (?:tinh|huyen|quoc|nganh|thanh pho)|ca (?:nuoc|tinh)|cac (?:xa|phuong|truong|dia phuong|thon)|lan can|luot|muc tieu|ke hoach|phan dau|nam truoc|cung ky|so voi|tang|giam|chi tieu|du kien|dat ra|truoc (?:day|sap nhap|khi)|cu\b|sau (?:sap nhap|khi)|luy ke/

/** `512 sản phẩm OCOP được công nhận`, `526 sản phẩm OCOP đã được …`: how long the kind is that both name; undefined where the first says more. */
function sameKind(whole: string, part: string): number | undefined {
  const kind = /^ [a-z]+/.exec(whole)?.[0]
  return kind && part.startsWith(`${kind} `) && RECOGNIZED.test(whole.slice(kind.length)) ? kind.length : undefined
}
const RECOGNIZED =
  /^(?: (?:duoc cong nhan|con hieu luc|dang co hieu luc|con hieu luc cong nhan))?(?: (?:cua|voi|va|tai) |[,.;:\n]|$)/

/** `số giáo viên đã hoàn thành bồi dưỡng là 1.935 người`. */
function isNamedAhead(read: ReadText, part: Figure, whole: Figure): boolean {
  const before = read.text.flat.slice(read.sentences[part.sentence]!.from, part.from)
  const named =
    /\bso (?:luong )?([a-z]+(?: [a-z]+)?) (?:da|duoc|co|su dung|tham gia|dung|hoan thanh|dang ky) [^.;:,\d]{3,80}(?:la|dat|co) $/.exec(
      before,
    )?.[1]
  return named !== undefined && (named === whole.unit || named.startsWith(`${whole.unit} `))
}

/** `Tổng số cử tri toàn xã là 9.204 người; số cử tri đã đi bầu là 9.287 người`: both named before their number. */
function namedParts(read: ReadText): RawFinding[] {
  const { flat } = read.text
  const lead = (one: Figure) => flat.slice(Math.max(read.sentences[one.sentence]!.from, one.from - 90), one.from)
  return read.figures.flatMap((whole, i): RawFinding[] => {
    const name = /\btong so ([a-z]+(?: [a-z]+)?)(?: (?:toan|cua|tren|trong|hien)(?: [a-z]+){0,4})? (?:la|co|:) $/.exec(
      lead(whole),
    )?.[1]
    if (!name || whole.kind !== 'count' || whole.rough || whole.ranged || whole.aimed || whole.cell) return []
    const part = read.figures.slice(i + 1, i + 4).find((one) => {
      const named = new RegExp(
        `(?<!tong )\\bso ${name} (?:da|duoc|di|tham gia|su dung|hoan thanh|co) [^.;:\\d]{2,60} (?:la|dat|co) $`,
      )
      return (
        one.kind === 'count' &&
        one.unit === whole.unit &&
        !one.rough &&
        one.sentence - whole.sentence <= 1 &&
        named.test(lead(one))
      )
    })
    return part && part.value > whole.value && mayBeSame(whole.period, part.period) && !otherPlaceBetween(read, whole, part)
      ? [{ rule: 'part-over-whole', figures: [whole, part] }]
      : []
  })
}

/** Another place or time is no part of what was told. */
const HEADS_OF_OTHERS = /\b(?:thon|xa|phuong|huyen|tinh|truong|thang|quy|nam|tuan|ngay)\b/

/** `Tổng số 12.400 lao động, riêng lao động nữ 13.150 lao động`. */
function aloneOver(read: ReadText): RawFinding[] {
  const { flat } = read.text
  return read.figures.flatMap((part, i): RawFinding[] => {
    const whole = read.figures[i - 1]
    if (!whole || whole.sentence !== part.sentence || part.value <= whole.value || !sameUnit(whole, part)) return []
    if ([whole, part].some((one) => one.ranged || one.cell || one.aimed || one.kind !== 'count')) return []
    const gap = flat.slice(whole.to, part.from)
    // `… 560 lượt bệnh nhân, riêng lượt bệnh nhân có thẻ là 612 lượt`: the same noun, and some of them.
    const named = /^[^.;:\d]{0,40}[,;] rieng (?:so )?([a-z ]{2,70}) (?:la|dat|co) $/.exec(gap)?.[1]
    if (named?.startsWith(`${part.unit} `) && !HEADS_OF_OTHERS.test(named) && part.value > whole.value * (whole.rough ? 1.1 : 1))
      return part.rough ? [] : [{ rule: 'part-over-whole', figures: [whole, part] }]
    if (whole.rough || part.rough || !/^[^.;:\d]{0,40}, rieng [^.;:\d]{2,40}$/.test(gap)) return []
    const before = flat.slice(read.sentences[whole.sentence]!.from, whole.from)
    return /\btong (?:so|cong)\b/.test(before) && !/binh quan|\bmoi\b/.test(before)
      ? [{ rule: 'part-over-whole', figures: [whole, part] }]
      : []
  })
}

/** `Xã có 6.350 hộ. … Đã có 6.812 hộ dân trên địa bàn xã cài đặt …`: more than there are. */
function standingParts(read: ReadText): RawFinding[] {
  const { flat } = read.text
  const counts = read.figures.filter(
    (one) => one.kind === 'count' && !one.cell && (STOCK.test(one.unit) || one.unit === 'nguoi') && !one.ranged && !one.aimed,
  )
  const afterNoun = (one: Figure) => {
    const { to } = read.sentences[one.sentence]!
    return flat.slice(one.numberTo + 1 + one.unit.length, Math.min(to, one.numberTo + 90))
  }
  const headOf = (text: string) => [...text.matchAll(HEADS)].at(-1)?.[1]
  return counts.flatMap((whole, i): RawFinding[] => {
    if (whole.rough || whole.unit === 'nguoi') return []
    const isBare = BARE.test(afterNoun(whole))
    const start = read.sentences[whole.sentence]!.from
    const before = flat.slice(Math.max(start, whole.from - 160), whole.from)
    const head = headOf(before)
    if (!HAS.test(before) || !head || /them|cung ky|nam truoc/.test(before)) return []
    // Two numbers of them before: which is the whole?
    if (
      counts
        .slice(Math.max(0, i - 6), i)
        .some((one) => one.unit === whole.unit && whole.sentence - one.sentence <= 4 && BARE.test(afterNoun(one)))
    )
      return []
    for (const part of counts.slice(i + 1, i + 12)) {
      // Another number of them, of which nothing is said: which of the two is the whole?
      if (part.unit === whole.unit && BARE.test(afterNoun(part))) break
      const isNamed = new RegExp(`\\btrong tong so ${whole.unit}(?: cua [a-z]+| tren dia ban [a-z]+)?, `).test(
        flat.slice(read.sentences[part.sentence]!.from, part.from),
      )
      if (!isNamed && (part.sentence - whole.sentence > 4 || part.paragraph - whole.paragraph > 1)) continue
      const kind = isBare ? 0 : sameKind(afterNoun(whole), afterNoun(part))
      if (kind === undefined) continue
      if (part.value <= whole.value || !sameUnit(whole, part) || !mayBeSame(whole.period, part.period)) continue
      const sentence = sentenceOf(read, part)
      const own = part.sentence === whole.sentence ? flat.slice(whole.to, part.to + 80) : sentence
      const heads = [...own.replaceAll(/can bo xa|hop tac xa/g, ' ').matchAll(HEADS)].map((match) => match[1])
      const isNear = part.sentence - whole.sentence <= 1
      if (/(?:toan bo|tat ca|tong so|\bca) $/.test(flat.slice(part.from - 9, part.from))) continue
      if (
        !((part.unit !== 'nguoi' && SOME.test(afterNoun(part).slice(kind))) || (isBare && isNamedAhead(read, part, whole))) ||
        ELSEWHERE.test(own) ||
        !(heads.length > 0 ? heads.includes(head) : isNear || isNamed)
      )
        continue
      if (otherPlaceBetween(read, whole, part)) continue
      return [{ rule: 'part-over-whole', figures: [whole, part] }]
    }
    return []
  })
}
