import { holds, isFilled } from './conditions.ts'
import type { Answers, Field } from './procedure-types.ts'

const PART_LABELS = {
  fullName: 'Họ, chữ đệm, tên',
  dateOfBirth: 'Ngày, tháng, năm sinh',
  idNumber: 'Số định danh cá nhân',
  residence: 'Nơi cư trú',
  phone: 'Số điện thoại',
  relation: 'Quan hệ',
} as const
const PART_TYPES = {
  fullName: 'text',
  dateOfBirth: 'date',
  idNumber: 'idNumber',
  residence: 'address',
  phone: 'phone',
  relation: 'text',
} as const

/** The fields inside a field: of a group its own, of a person its parts. */
export function childrenOf(field: Field): Field[] {
  if (field.type === 'group') return field.fields ?? []
  if (field.type !== 'person') return []
  return (field.parts ?? ['fullName']).map((part) => ({
    id: part,
    label: PART_LABELS[part],
    type: PART_TYPES[part],
    required: field.required && part === 'fullName',
    ...(part === 'dateOfBirth' ? { allowYearOnly: true } : {}),
  }))
}

/** A field with its place: `child.fullName`, or `members[1].fullName`. */
export interface PlacedField {
  field: Field
  path: string
  value: unknown
  /** The row's answers, inside a repeated group. */
  row?: { group: string; answers: Answers }
}

export const rowsOf = (field: Field, answers: Answers): Answers[] => {
  const value = answers[field.id]
  const rows = Array.isArray(value) ? (value as Answers[]) : []
  const wanted = Math.max(rows.length, field.repeat?.min ?? 0)
  return Array.from({ length: wanted }, (_, index) => rows[index] ?? {})
}

/** All fields that are to be answered, given the answers so far, in the order of the form. Groups themselves are not among them. */
export function visibleFields(fields: readonly Field[], answers: Answers): PlacedField[] {
  return fields.filter((field) => holds(field.showWhen, answers)).flatMap((field) => placed(field, answers))
}

function placed(field: Field, answers: Answers): PlacedField[] {
  const children = childrenOf(field)
  if (children.length === 0) return [{ field, path: field.id, value: answers[field.id] }]
  if (field.repeat)
    return rowsOf(field, answers).flatMap((row, index) => {
      const scope = { group: field.id, answers: row }
      return children
        .filter((child) => holds(child.showWhen, answers, scope))
        .map((child) => ({ field: child, path: `${field.id}[${index}].${child.id}`, value: row[child.id], row: scope }))
    })
  const own = (answers[field.id] ?? {}) as Answers
  return children
    .filter((child) => holds(child.showWhen, answers))
    .map((child) => ({ field: child, path: `${field.id}.${child.id}`, value: own[child.id] }))
}

/** An optional group of which nothing is filled need not be filled at all. */
export function isWholeGroupOptional(field: Field, answers: Answers): boolean {
  return !field.required && !isFilled(answers[field.id])
}

/** Writes a value at a path, making the objects and rows on the way. Returns new answers; the old are left alone. */
export function withValue(answers: Answers, path: string, value: unknown): Answers {
  const match = /^([\w-]+)(?:\[(\d{1,3})\])?(?:\.([\w-]+))?$/.exec(path)
  if (!match) return answers
  const [, top, index, child] = match as unknown as [string, string, string | undefined, string | undefined]
  if (['__proto__', 'constructor', 'prototype'].some((name) => name === top || name === child)) return answers
  if (index !== undefined) {
    const rows = Array.isArray(answers[top]) ? [...(answers[top] as Answers[])] : []
    while (rows.length <= Number(index)) rows.push({})
    rows[Number(index)] = child ? { ...rows[Number(index)], [child]: value } : (value as Answers)
    return { ...answers, [top]: rows }
  }
  if (child) return { ...answers, [top]: { ...((answers[top] as Answers | undefined) ?? {}), [child]: value } }
  return { ...answers, [top]: value }
}
