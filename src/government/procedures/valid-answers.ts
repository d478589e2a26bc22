import { addDays } from '#platform/time'
import { checkAnswer } from './check-answer.ts'
import { optionsOf } from './code-lists.ts'
import { holds } from './conditions.ts'
import { childrenOf, countedAnswers } from './form-tree.ts'
import { THREE_TIERS_UNTIL } from './old-version.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'
import { SAMPLE_WORDS } from './sample-words.ts'

/** A source of numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761 + 97) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
const MIDDLE = { male: ['Văn', 'Đức', 'Minh', 'Hữu', 'Quang'], female: ['Thị', 'Ngọc', 'Thanh', 'Thu', 'Phương'] }
const GIVEN = {
  male: ['An', 'Bình', 'Dũng', 'Hùng', 'Nam', 'Phúc', 'Sơn', 'Tâm', 'Tuấn', 'Việt'],
  female: ['Chi', 'Giang', 'Hà', 'Lan', 'Mai', 'Oanh', 'Quỳnh', 'Tâm', 'Vân', 'Yến'],
}
const HAMLETS = ['Thôn Đoàn Xá', 'Thôn An Khê', 'Thôn 3', 'Thôn Hợp Lực', 'Thôn Đông', 'Thôn Bến Hiệp']
/** Two provinces of the demonstration; elsewhere the first commune serves. */
const HOMES = ['xã Quỳnh Phụ', 'xã A Sào', 'xã Thọ Xuân', 'xã Sao Vàng', 'xã Quảng Ngọc']
const OLD_HOMES = [
  'xã An Thái, huyện Quỳnh Phụ, tỉnh Thái Bình',
  'xã Quỳnh Hải, huyện Quỳnh Phụ, tỉnh Thái Bình',
  'xã Quảng Hợp, huyện Quảng Xương, tỉnh Thanh Hóa',
]
const SENTENCES: Record<string, string> = {
  reason: 'Ghi chưa đúng so với giấy tờ gốc, xin được sửa cho thống nhất.',
  reasons: 'Thu nhập của gia đình giảm nhiều do ốm đau, không còn lao động chính.',
  relation: 'Con đẻ',
  cause: 'Tuổi già, sức yếu',
  hamlet: 'Thôn Đoàn Xá',
  registeredOffice: 'Ủy ban nhân dân xã Quỳnh Phụ',
  issuedBy: 'Trạm Y tế xã Quỳnh Phụ',
}

/**
 * Answers that a careful citizen might give: valid for every question that is asked. The same for the same seed. For the demo world
 * and for tests. @param today civil date
 */
export function validAnswers(version: FormOf, seed: number, today: string): Answers {
  const random = seeded(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 10)).join('')
  const year = Number(today.slice(0, 4))
  let answers: Answers = {}
  // An answer may call for a question that stands before it: go round until all are answered.
  for (let round = 0; round < 5; round++) for (const field of version.form.fields) answers = answer(field, answers)
  return countedAnswers(version, answers)

  function answer(field: Field, all: Answers): Answers {
    if (!holds(field.showWhen, all)) return all
    const children = childrenOf(field)
    if (children.length === 0) return all[field.id] === undefined ? { ...all, [field.id]: one(field, person()) } : all
    if (!field.repeat) return { ...all, [field.id]: group(field, children, all, (all[field.id] ?? {}) as Answers) }
    const before = (all[field.id] ?? []) as Answers[]
    const rows = Array.from({ length: Math.max(1, field.repeat.min) }, (_, index) =>
      group(field, children, all, before[index] ?? {}),
    )
    if (field.id === 'activities') for (const [index, row] of rows.entries()) row.main = index === 0
    return { ...all, [field.id]: rows }
  }

  function group(field: Field, children: Field[], all: Answers, before: Answers): Answers {
    const who = person(field.id)
    let own = before
    for (const child of children) {
      const scope = field.repeat ? { group: field.id, answers: own } : undefined
      const visible = holds(child.showWhen, field.repeat ? all : { ...all, [field.id]: own }, scope)
      if (visible && own[child.id] === undefined) own = { ...own, [child.id]: one(child, who) }
    }
    return own
  }

  /** Sex, name, birthday and number that agree with each other; a child is some weeks old. */
  function person(groupId = '') {
    const gender =
      groupId === 'bride' || groupId === 'mother'
        ? 'female'
        : groupId === 'groom' || groupId === 'father'
          ? 'male'
          : pick(['male', 'female'] as const)
    const isChild = groupId === 'child'
    const dateOfBirth = isChild
      ? addDays(today, -3 - Math.floor(random() * 80))
      : `${year - 25 - Math.floor(random() * (groupId === 'mother' ? 20 : 40))}-0${1 + Math.floor(random() * 9)}-1${digits(1)}`
    const born = Number(dateOfBirth.slice(0, 4))
    return {
      isChild,
      gender,
      fullName: `${pick(FAMILY)} ${pick(MIDDLE[gender])} ${pick(GIVEN[gender])}`,
      dateOfBirth,
      idNumber: `03${pick(['4', '8'])}${(born >= 2000 ? 2 : 0) + (gender === 'female' ? 1 : 0)}${String(born).slice(2)}${digits(6)}`,
    }
  }

  function one(field: Field, who: ReturnType<typeof person>): unknown {
    if (field.default !== undefined && !field.mustBe) return field.default
    const value = candidate(field, who)
    const checked = checkAnswer(field, value, { locale: 'vi', today, places: version.places })
    if (checked.error !== undefined) throw new Error(`${version.code} ${field.id}: ${checked.error}`)
    return checked.value
  }

  function candidate(field: Field, who: ReturnType<typeof person>): unknown {
    switch (field.type) {
      case 'yesno':
        return field.mustBe || field.required ? (field.mustBe ?? random() < 0.6) : random() < 0.5
      case 'choice': {
        const options = optionsOf(field)
        const value =
          field.id === 'gender'
            ? who.gender
            : options
              ? field.optionsFrom
                ? options[0]!.value
                : pick(options).value
              : (SAMPLE_WORDS[field.id] ?? 'Khác')
        return field.multiple ? [value] : value
      }
      case 'date':
        if (field.id === 'dateOfBirth' || who.isChild) return who.dateOfBirth
        if (field.id === 'diedOn') return addDays(today, -Math.floor(random() * 25))
        return field.id === 'periodTo' || field.id === 'endDate' ? today : `${year - 1}-05-1${digits(1)}`
      case 'idNumber':
        return who.idNumber
      case 'phone':
        return `09${digits(8)}`
      case 'email':
        return `nguoidan${digits(4)}@example.vn`
      case 'number':
      case 'money':
        return /year/i.test(field.id) ? year - 40 : Math.max(field.min ?? 1, Math.min(field.max ?? 3, 3))
      case 'address':
        return address()
      default:
        if (field.pattern) return '08:30'
        if (/name$|accountHolder/i.test(field.id) && !SAMPLE_WORDS[field.id]) return who.fullName
        return (
          SENTENCES[field.id] ??
          (field.type === 'longtext'
            ? 'Nội dung trình bày của người đề nghị.'
            : (SAMPLE_WORDS[field.id] ?? `${field.label.slice(0, 40)} #`).replace('#', String(1 + Math.floor(random() * 90))))
        )
    }
  }

  function address(): unknown {
    const detail = pick(HAMLETS)
    const home = pick(HOMES)
    if (today <= THREE_TIERS_UNTIL) return `${detail}, ${pick(OLD_HOMES)}`
    if (!version.places) return `${detail}, ${home}`
    for (const province of ['33', '38']) {
      const commune = version.places.communesOf(province).find((c) => c.label.toLowerCase() === home.toLowerCase())
      if (commune) return { province, commune: commune.value, detail }
    }
    const first = version.places.provinces[0]!.value
    return { province: first, commune: version.places.communesOf(first)[0]!.value, detail }
  }
}
