import type { Locale } from '#platform/context'
import { codeList, optionsOf, suggestionsFor } from '../code-lists.ts'
import { fieldsOf } from '../conditions.ts'
import type { Condition, Field } from '../procedure-types.ts'
import { conditionPaths } from './condition-paths.ts'
import { editorText } from './editor-messages.ts'
import type { ProcedureContent } from './procedure-content.ts'
import { WORKING_HOURS_A_DAY } from './step-hours.ts'

export interface Problem {
  /** Keys and indexes from the content's root: `['steps', 2, 'hours']`. */
  path: (string | number)[]
  message: string
  /** An error keeps a draft from being published; a warning stops nobody. */
  level: 'error' | 'warning'
}

type Say = (path: (string | number)[], message: string, level?: Problem['level']) => void

/** What the type alone cannot tell: empty words, things named twice, conditions on fields that are not there, steps that lead nowhere. */
export function checkContent(content: ProcedureContent, locale: Locale): Problem[] {
  const problems: Problem[] = []
  const say: Say = (path, message, level = 'error') => void problems.push({ path, message, level })
  checkWords(content, locale, say)
  checkFields(content, locale, say)
  checkConditions(content, locale, say)
  checkSteps(content, locale, say)
  checkLinkedSteps(content, locale, say)
  const t = editorText(locale)
  for (const i of doubled(content.components.map((one) => one.code))) say(['components', i, 'code'], t.codeTwice)
  // What a province decided on a fee is found by its name.
  for (const i of doubled(content.fees.map((one) => one.name))) say(['fees', i, 'name'], t.nameTwice)
  for (const [i, limit] of (content.timeLimit.variants ?? []).entries())
    if (!limit.condition) say(['timeLimit', 'variants', i, 'condition'], t.variantInWordsOnly, 'warning')
  return problems
}

/** Positions of what was there before, under the same name. */
const doubled = (names: readonly string[]): number[] => names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []))

function checkWords(content: ProcedureContent, locale: Locale, say: Say): void {
  const t = editorText(locale)
  const need = (path: (string | number)[], value: string) => {
    if (value.trim() === '') say(path, t.needed)
  }
  need(['name'], content.name)
  need(['domain'], content.domain)
  need(['result', 'name'], content.result.name)
  need(['result', 'kind'], content.result.kind)
  need(['form', 'title'], content.form.title)
  if (content.legalBasis.length === 0) say(['legalBasis'], t.noLegalBasis)
  if (content.channels.length === 0) say(['channels'], t.noChannel)
  if (content.serviceLevel === 'partial' && !content.serviceLevelReason?.trim())
    say(['serviceLevelReason'], t.partialWhy, 'warning')
  if (content.timeLimit.unit !== 'immediate' && content.timeLimit.value <= 0) say(['timeLimit', 'value'], t.limitPositive)
  for (const [key, limit] of [['timeLimit', content.timeLimit] as const])
    if (limit.sameDayCutoff && !/^([01]\d|2[0-3]):[0-5]\d$/.test(limit.sameDayCutoff)) say([key, 'sameDayCutoff'], t.clock)
  for (const [i, fee] of content.fees.entries()) {
    need(['fees', i, 'name'], fee.name)
    need(['fees', i, 'per'], fee.per)
  }
  for (const [i, one] of content.components.entries()) {
    need(['components', i, 'code'], one.code)
    need(['components', i, 'name'], one.name)
    if (one.requiredWhen) need(['components', i, 'requiredWhen', 'text'], one.requiredWhen.text)
    if (one.original < 0 || one.copy < 0) say(['components', i, one.original < 0 ? 'original' : 'copy'], t.notNegative)
  }
}

function checkFields(content: ProcedureContent, locale: Locale, say: Say): void {
  const t = editorText(locale)
  if (content.form.fields.length === 0) say(['form', 'fields'], t.noFields)
  const check = (fields: readonly Field[], path: (string | number)[], inGroup: boolean) => {
    for (const i of doubled(fields.map((field) => field.id))) say([...path, i, 'id'], t.idTwice)
    for (const [i, field] of fields.entries()) {
      const at = [...path, i]
      if (!/^[a-zA-Z][\w-]{0,59}$/.test(field.id) || FORBIDDEN.has(field.id)) say([...at, 'id'], t.idShape)
      if (field.label.trim() === '') say([...at, 'label'], t.needed)
      if (field.type === 'choice' && !field.options?.length && !field.optionsFrom) say([...at, 'options'], t.noOptions)
      if (doubled((field.options ?? []).map((one) => one.value)).length > 0) say([...at, 'options'], t.optionTwice)
      for (const one of field.mustInclude ?? [])
        if (!field.multiple || !field.options?.some((option) => option.value === one))
          say([...at, 'mustInclude'], t.noSuchOption(field.label, one))
      if (field.optionsFrom && !knownList(field.optionsFrom)) say([...at, 'optionsFrom'], t.noList(field.optionsFrom), 'warning')
      if (field.type !== 'group' && field.fields) say([...at, 'fields'], t.noGroup)
      if (field.type === 'group' && !field.fields?.length) say([...at, 'fields'], t.emptyGroup)
      if (field.type === 'group' && inGroup) say([...at, 'type'], t.groupInGroup)
      if (field.repeat && (field.type !== 'group' || field.repeat.min < 0 || field.repeat.max < Math.max(1, field.repeat.min)))
        say([...at, 'repeat', 'max'], t.repeatShape)
      if (field.min !== undefined && field.max !== undefined && field.min > field.max) say([...at, 'max'], t.minOverMax)
      if (field.pattern !== undefined && !isPattern(field.pattern)) say([...at, 'pattern'], t.badPattern)
      if (field.type === 'group' && field.fields && !inGroup) check(field.fields, [...at, 'fields'], true)
    }
  }
  check(content.form.fields, ['form', 'fields'], false)
}

/** Names that answers must never have: they would reach into the language itself. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype', '$applicant'])
const knownList = (name: string) => codeList(name) !== undefined || suggestionsFor({ optionsFrom: name } as Field) !== undefined

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp
  } catch {
    return false
  }
}

/** Every condition of a procedure, where it stands, and the repeated group whose rows it may name. */
export function conditionsOf(
  content: ProcedureContent,
): { path: (string | number)[]; condition: Condition; repeated?: string }[] {
  const found: { path: (string | number)[]; condition: Condition | undefined; repeated?: string }[] = []
  const visit = (field: Field, path: (string | number)[], group?: Field) => {
    const repeated = group?.repeat ? { repeated: group.id } : {}
    found.push({ path: [...path, 'showWhen'], condition: field.showWhen, ...repeated })
    found.push({ path: [...path, 'requiredUnless'], condition: field.requiredUnless, ...repeated })
    found.push({ path: [...path, 'copyFrom', 'when'], condition: field.copyFrom?.when, ...repeated })
    for (const [i, child] of (field.fields ?? []).entries()) visit(child, [...path, 'fields', i], field)
  }
  for (const [i, field] of content.form.fields.entries()) visit(field, ['form', 'fields', i])
  for (const [i, one] of content.components.entries())
    found.push({ path: ['components', i, 'requiredWhen', 'condition'], condition: one.requiredWhen?.condition })
  for (const [i, one] of content.fees.entries())
    found.push({ path: ['fees', i, 'requiredWhen', 'condition'], condition: one.requiredWhen?.condition })
  for (const [i, one] of (content.timeLimit.variants ?? []).entries())
    found.push({ path: ['timeLimit', 'variants', i, 'condition'], condition: one.condition })
  for (const [i, one] of (content.linkedSteps ?? []).entries())
    found.push({ path: ['linkedSteps', i, 'wantedWhen'], condition: one.wantedWhen })
  return found.flatMap(({ condition, ...rest }) => (condition ? [{ ...rest, condition }] : []))
}

function checkConditions(content: ProcedureContent, locale: Locale, say: Say): void {
  const t = editorText(locale)
  const paths = conditionPaths(content)
  for (const { path, condition, repeated } of conditionsOf(content)) {
    for (const name of fieldsOf(condition)) {
      const at = paths.get(name)
      if (!at) say(path, t.noSuchField(name))
      else if (at.repeated && at.repeated !== repeated) say(path, t.fieldOfRows(at.label))
    }
    for (const { field, value } of valuesOf(condition)) {
      const asked = paths.get(field)?.field
      const options = asked?.type === 'choice' ? optionsOf(asked) : undefined
      if (options && !options.some((option) => option.value === value)) say(path, t.noSuchOption(asked!.label, String(value)))
    }
  }
  const check = (fields: readonly Field[], path: (string | number)[]) => {
    for (const [i, field] of fields.entries()) {
      if (field.derivedFrom && !paths.has(field.derivedFrom)) say([...path, i, 'derivedFrom'], t.noSuchField(field.derivedFrom))
      if (field.copyFrom && field.copyFrom.source !== 'applicant' && !paths.has(field.copyFrom.source))
        say([...path, i, 'copyFrom', 'source'], t.noSuchField(field.copyFrom.source))
      if (field.fields) check(field.fields, [...path, i, 'fields'])
    }
  }
  check(content.form.fields, ['form', 'fields'])
}

function valuesOf(condition: Condition): { field: string; value: unknown }[] {
  if ('all' in condition) return condition.all.flatMap(valuesOf)
  if ('any' in condition) return condition.any.flatMap(valuesOf)
  if ('in' in condition) return condition.in.map((value) => ({ field: condition.field, value }))
  return 'equals' in condition ? [{ field: condition.field, value: condition.equals }] : []
}

function checkSteps(content: ProcedureContent, locale: Locale, say: Say): void {
  const t = editorText(locale)
  const { steps, timeLimit } = content
  for (const [i, step] of steps.entries()) {
    if (step.name.trim() === '') say(['steps', i, 'name'], t.needed)
    if (step.hours < 0) say(['steps', i, 'hours'], t.notNegative)
    if (i > 0 && step.order <= steps[i - 1]!.order) say(['steps', i, 'order'], t.orderRises)
  }
  // The leader's last step decides; whoever decides nothing could never end a dossier.
  const decision = steps.findLastIndex((step) => step.role === 'leader')
  if (decision < 0) say(['steps'], t.noDecision)
  if (steps[0]?.role !== 'one_stop') say(['steps', 0, 'role'], t.firstStep, 'warning')
  const late = steps.findIndex((step, i) => decision >= 0 && i > decision && step.role === 'specialist')
  if (late >= 0) say(['steps', late, 'role'], t.afterDecision, 'warning')
  const hours = steps.reduce((sum, step) => sum + step.hours, 0)
  const most = WORKING_HOURS_A_DAY[timeLimit.unit](timeLimit.value)
  if (hours > most) say(['steps'], t.tooManyHours(hours, most), 'warning')
}

/** What goes to another agency must be there to go; a step that waits for itself or for nothing known never begins. */
function checkLinkedSteps(content: ProcedureContent, locale: Locale, say: Say): void {
  const t = editorText(locale)
  const steps = content.linkedSteps ?? []
  const codes = steps.map((step) => step.code)
  for (const i of doubled(codes)) say(['linkedSteps', i, 'code'], t.codeTwice)
  for (const [i, step] of steps.entries()) {
    for (const key of ['code', 'name', 'authority', 'result'] as const)
      if (step[key].trim() === '') say(['linkedSteps', i, key], t.needed)
    // Steps wait for earlier ones only, so that none waits in a circle.
    for (const code of step.dependsOn)
      if (!codes.slice(0, i).includes(code)) say(['linkedSteps', i, 'dependsOn'], t.noEarlierStep(code))
    for (const id of step.answers ?? [])
      if (!content.form.fields.some((field) => field.id === id)) say(['linkedSteps', i, 'answers'], t.noField(id))
    for (const code of step.papers ?? [])
      if (!content.components.some((one) => one.code === code)) say(['linkedSteps', i, 'papers'], t.noComponent(code))
    if (!step.answers?.length) say(['linkedSteps', i, 'answers'], t.sendsNothing, 'warning')
  }
}
