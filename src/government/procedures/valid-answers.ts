import { checkAnswer } from './check-answer.ts'
import { codeList } from './code-lists.ts'
import { holds } from './conditions.ts'
import { childrenOf } from './form-tree.ts'
import type { Answers, Field, ProcedureVersion } from './procedure-types.ts'

/** A source of numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761 + 97) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Minh', 'Thanh', 'Hữu', 'Thu']
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hùng',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quỳnh',
  'Sơn',
  'Tâm',
  'Yến',
]
const PLACES = [
  'Thôn Đoàn Xá, xã Quỳnh Phụ, tỉnh Hưng Yên',
  'Thôn An Khê, xã A Sào, tỉnh Hưng Yên',
  'Thôn 3, xã Thọ Xuân, tỉnh Thanh Hóa',
  'Thôn Hợp Lực, xã Quảng Ngọc, tỉnh Thanh Hóa',
]

/** Answers that a careful citizen might give: valid for every visible field. For the demo world and for tests. */
export function validAnswers(version: Pick<ProcedureVersion, 'form'>, seed: number, today: string): Answers {
  const random = seeded(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  // Twice: an answer may call for a field that stands before it.
  let answers: Answers = {}
  for (let pass = 0; pass < 3; pass++) {
    const next: Answers = {}
    for (const field of version.form.fields) {
      const soFar = { ...answers, ...next }
      if (!holds(field.showWhen, soFar)) continue
      if (answers[field.id] !== undefined && childrenOf(field).length === 0) next[field.id] = answers[field.id]
      else next[field.id] = fill(field, soFar)
    }
    answers = next
  }
  return answers

  function fill(field: Field, soFar: Answers): unknown {
    const children = childrenOf(field)
    if (children.length === 0) return one(field)
    if (field.repeat) return Array.from({ length: Math.max(1, field.repeat.min) }, () => group(field, children, soFar, {}))
    return group(field, children, soFar, (soFar[field.id] as Answers | undefined) ?? {})
  }

  function group(field: Field, children: Field[], soFar: Answers, before: Answers): Answers {
    let own: Answers = { ...before }
    for (let pass = 0; pass < 2; pass++)
      for (const child of children) {
        const scope = field.repeat ? { group: field.id, answers: own } : undefined
        const visible = holds(child.showWhen, field.repeat ? soFar : { ...soFar, [field.id]: own }, scope)
        if (visible) own = { ...own, [child.id]: own[child.id] ?? one(child) }
        else delete own[child.id]
      }
    return own
  }

  function one(field: Field): unknown {
    if (field.default !== undefined && !field.mustBe) return field.default
    const value = candidate(field)
    return checkAnswer(field, value, { locale: 'vi', today }).error === undefined ? value : field.required ? value : undefined
  }

  function candidate(field: Field): unknown {
    const digits = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 10)).join('')
    switch (field.type) {
      case 'yesno':
        return field.mustBe ? true : random() < 0.5
      case 'choice': {
        const options = field.options ?? (field.optionsFrom ? codeList(field.optionsFrom) : undefined)
        const value = options ? (field.optionsFrom ? options[0]!.value : pick(options).value) : 'Khác'
        return field.multiple ? [value] : value
      }
      case 'date':
        return field.maxAgeYears !== undefined || field.id === 'dateOfBirth'
          ? `${Number(today.slice(0, 4)) - (field.maxAgeYears ? 1 : 30)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`
          : `${Number(today.slice(0, 4)) - 1}-05-1${Math.floor(random() * 9)}`
      case 'idNumber':
        return `03${pick(['4', '8'])}0${digits(8)}`
      case 'phone':
        return `09${digits(8)}`
      case 'email':
        return `nguoidan${digits(4)}@example.vn`
      case 'number':
      case 'money':
        return Math.max(field.min ?? 1, Math.min(field.max ?? 3, 3))
      case 'address':
        return pick(PLACES)
      default:
        if (field.pattern) return '08:30'
        if (/name|Name/.test(field.id)) return `${pick(FAMILY)} ${pick(MIDDLE)} ${pick(GIVEN)}`
        return field.type === 'longtext' ? 'Nội dung trình bày của người đề nghị.' : `Nội dung ${1 + Math.floor(random() * 90)}`
    }
  }
}
