import { holds, isFilled, type RowScope, recordOf } from './conditions.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'

const PARTS = {
  fullName: { label: 'Họ, chữ đệm, tên', type: 'text' },
  dateOfBirth: { label: 'Ngày, tháng, năm sinh', type: 'date' },
  idNumber: { label: 'Số định danh cá nhân', type: 'idNumber' },
  residence: { label: 'Nơi cư trú', type: 'address' },
  phone: { label: 'Số điện thoại', type: 'phone' },
  relation: { label: 'Quan hệ', type: 'text' },
} as const

/** The fields inside a field: of a group its own, of a person its parts, of which only the name is indispensable. */
export function childrenOf(field: Field): Field[] {
  if (field.type === 'group') return field.fields ?? []
  if (field.type !== 'person') return []
  return (field.parts ?? ['fullName']).map((part) => ({
    id: part,
    ...PARTS[part],
    required: part === 'fullName',
    ...(part === 'dateOfBirth' ? { allowYearOnly: true } : {}),
  }))
}

/** A field with its place: `child.fullName`, or `members[1].fullName`. */
export interface PlacedField {
  field: Field
  path: string
  value: unknown
  /** The row's answers, inside a repeated group. */
  row?: RowScope
  /** The top-level field it stands in, or itself. */
  top: Field
}

/** Rows of a repeated group, at least as many as the form wants. */
export function rowsOf(field: Field, answers: Answers): Answers[] {
  const value = answers[field.id]
  const rows = Array.isArray(value) ? value.slice(0, field.repeat?.max ?? 0).map(recordOf) : []
  while (rows.length < (field.repeat?.min ?? 0)) rows.push({})
  return rows
}

/**
 * The answers that count: those of fields that are asked. A hidden field's answer stays in the draft, but no condition sees it and
 * it is not submitted. Hiding one may hide or show another, so this is repeated until it rests.
 */
export function countedAnswers({ form }: Pick<FormOf, 'form'>, answers: Answers): Answers {
  let counted = answers
  for (let round = 0; round < 10; round++) {
    const next = askedOnly(form.fields, answers, counted)
    if (JSON.stringify(next) === JSON.stringify(counted)) return next
    counted = next
  }
  return counted
}

function askedOnly(fields: readonly Field[], answers: Answers, seen: Answers): Answers {
  const kept: Answers = {}
  for (const field of fields) {
    if (!Object.hasOwn(answers, field.id) || !holds(field.showWhen, seen)) continue
    const children = childrenOf(field)
    const pick = (own: Answers, row?: RowScope) =>
      Object.fromEntries(
        children
          .filter((child) => Object.hasOwn(own, child.id) && holds(child.showWhen, seen, row))
          .map((child) => [child.id, own[child.id]]),
      )
    if (children.length === 0) kept[field.id] = answers[field.id]
    else if (field.repeat) kept[field.id] = rowsOf(field, answers).map((row) => pick(row, { group: field.id, answers: row }))
    else kept[field.id] = pick(recordOf(answers[field.id]))
  }
  return kept
}

/** All fields that are asked, given the answers so far, in the order of the form. Groups themselves are not among them. */
export function visibleFields(version: Pick<FormOf, 'form'>, answers: Answers, only?: readonly string[]): PlacedField[] {
  const counted = countedAnswers(version, answers)
  return version.form.fields
    .filter((field) => (!only || only.includes(field.id)) && holds(field.showWhen, counted))
    .flatMap((field) => placed(field, counted))
}

/** The fields inside one visible top-level field, or it itself. @param counted see countedAnswers */
export function placed(field: Field, counted: Answers): PlacedField[] {
  const children = childrenOf(field)
  if (children.length === 0) return [{ field, path: field.id, value: counted[field.id], top: field }]
  if (field.repeat)
    return rowsOf(field, counted).flatMap((answers, index) => {
      const row = { group: field.id, answers }
      return children
        .filter((child) => holds(child.showWhen, counted, row))
        .map((child) => ({ field: child, path: `${field.id}[${index}].${child.id}`, value: answers[child.id], row, top: field }))
    })
  const own = recordOf(counted[field.id])
  return children
    .filter((child) => holds(child.showWhen, counted))
    .map((child) => ({ field: child, path: `${field.id}.${child.id}`, value: own[child.id], top: field }))
}

/** Whether a field is answered. A default is no answer of a person; a province alone, chosen beforehand, is no address. */
export function isGiven(field: Field, value: unknown): boolean {
  if (field.type === 'address' && typeof value === 'object') {
    const { province: _, ...rest } = recordOf(value)
    return isFilled(rest)
  }
  return isFilled(value) && value !== field.default
}

/** Whether anything was answered in a group, or in a row of one. */
export const isGroupGiven = (group: Field, own: Answers): boolean =>
  childrenOf(group).some((child) => isGiven(child, own[child.id]))

/** Writes a value at a path, making the objects and rows on the way. Returns new answers; the old are left alone. */
export function withValue(answers: Answers, path: string, value: unknown): Answers {
  const match = /^([\w-]+)(?:\[(\d{1,3})\])?(?:\.([\w-]+))?$/.exec(path)
  if (!match) return answers
  const [, top, index, child] = match as unknown as [string, string, string | undefined, string | undefined]
  if (['__proto__', 'constructor', 'prototype'].some((name) => name === top || name === child)) return answers
  if (index !== undefined) {
    const rows = Array.isArray(answers[top]) ? (answers[top] as unknown[]).map(recordOf) : []
    while (rows.length <= Number(index)) rows.push({})
    rows[Number(index)] = child ? { ...rows[Number(index)], [child]: value } : recordOf(value)
    return { ...answers, [top]: rows }
  }
  if (child) return { ...answers, [top]: { ...recordOf(answers[top]), [child]: value } }
  return { ...answers, [top]: value }
}
