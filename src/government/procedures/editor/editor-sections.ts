import type { Field } from '../procedure-types.ts'
import type { Control, Item } from './editor-controls.ts'
import type { ProcedureContent } from './procedure-content.ts'

export type SectionKey = 'chung' | 'thoi-han' | 'phi' | 'giay-to' | 'trinh-tu' | 'to-khai' | 'lien-thong' | 'ket-qua'
export type Path = (string | number)[]

export interface EditorSection {
  key: SectionKey
  /** Of the procedure itself. */
  controls: Control[]
  list?: {
    path: string[]
    controls: Control[]
    blank: Item
  }
  /** The top keys whose problems and differences belong here. */
  owns: string[]
}

const UNITS = ['immediate', 'working_day', 'calendar_day', 'working_hour']
export const ROLES = ['one_stop', 'specialist', 'leader', 'clerk']
const KINDS = ['certificate', 'register_extract', 'certified_copy', 'decision', 'notice', 'record', 'other']
const TYPES = 'text longtext date idNumber choice address phone email number money yesno person group'.split(' ')
const PARTS = ['fullName', 'dateOfBirth', 'idNumber', 'residence', 'phone', 'relation']

const one = (key: string, kind: Control['kind'], more: Partial<Control> = {}): Control => ({ key, kind, ...more })
const maybe = (key: string, kind: Control['kind'], more: Partial<Control> = {}): Control => ({
  key,
  kind,
  optional: true,
  ...more,
})
const needed = [maybe('requiredWhen.text', 'text'), maybe('requiredWhen.condition', 'condition')]

export const SECTIONS: readonly EditorSection[] = [
  {
    key: 'chung',
    owns: [
      'code',
      'name',
      'domain',
      'authorityLevel',
      'serviceLevel',
      'serviceLevelReason',
      'channels',
      'receivedAt',
      'reviewBy',
      'legalBasis',
    ],
    controls: [
      one('name', 'longtext'),
      one('domain', 'text'),
      one('authorityLevel', 'choice', { values: ['commune', 'province'] }),
      one('serviceLevel', 'choice', { values: ['full', 'partial'] }),
      maybe('serviceLevelReason', 'text'),
      one('channels', 'many', { values: ['online', 'post', 'counter'] }),
      maybe('receivedAt', 'text'),
      maybe('reviewBy', 'date'),
      one('legalBasis', 'lines'),
    ],
  },
  {
    key: 'thoi-han',
    owns: ['timeLimit', 'supplementClock'],
    controls: [
      one('timeLimit.value', 'number'),
      one('timeLimit.unit', 'choice', { values: UNITS }),
      maybe('timeLimit.sameDayCutoff', 'text'),
      maybe('timeLimit.startsFrom', 'text'),
      maybe('timeLimit.note', 'longtext'),
      maybe('timeLimit.pauses', 'lines'),
      one('supplementClock', 'choice', { values: ['restart', 'resume'] }),
    ],
    list: {
      path: ['timeLimit', 'variants'],
      blank: { value: 1, unit: 'working_day', when: '' },
      controls: [
        one('when', 'text'),
        maybe('condition', 'condition'),
        one('value', 'number'),
        one('unit', 'choice', { values: UNITS }),
        maybe('note', 'longtext'),
      ],
    },
  },
  {
    key: 'phi',
    owns: ['fees'],
    controls: [],
    list: {
      path: ['fees'],
      blank: { name: '', amountVnd: 0, per: 'hồ sơ' },
      controls: [
        one('name', 'text'),
        one('amountVnd', 'money', { empty: null }),
        one('per', 'text'),
        ...needed,
        maybe('capVnd', 'money', { rare: true }),
        maybe('capPer', 'text', { rare: true }),
        maybe('referenceVnd', 'money', { rare: true }),
        maybe('notes', 'longtext'),
      ],
    },
  },
  {
    key: 'giay-to',
    owns: ['components'],
    controls: [],
    list: {
      path: ['components'],
      blank: { code: '', name: '', original: 1, copy: 0, presentOnly: false },
      controls: [
        one('code', 'text'),
        one('name', 'longtext'),
        one('original', 'number'),
        one('copy', 'number'),
        one('presentOnly', 'flag'),
        maybe('isForm', 'flag', { rare: true }),
        ...needed,
        maybe('requiredWhen.lookupFails', 'text', { rare: true }),
        maybe('alternatives', 'lines', { rare: true }),
        maybe('notes', 'longtext'),
      ],
    },
  },
  {
    key: 'trinh-tu',
    owns: ['steps'],
    controls: [],
    list: {
      path: ['steps'],
      blank: { order: 0, name: '', role: 'specialist', hours: 0 },
      controls: [
        one('name', 'longtext'),
        one('role', 'choice', { values: ROLES }),
        one('hours', 'number'),
        maybe('authority', 'text'),
      ],
    },
  },
  {
    key: 'to-khai',
    owns: ['form'],
    controls: [one('form.title', 'text')],
    list: {
      path: ['form', 'fields'],
      blank: { id: '', label: '', type: 'text', required: true },
      controls: [
        one('id', 'text'),
        one('label', 'longtext'),
        one('type', 'choice', { values: TYPES }),
        one('required', 'flag'),
        maybe('hint', 'text'),
        maybe('options', 'options'),
        maybe('optionsFrom', 'text', { rare: true }),
        maybe('multiple', 'flag', { rare: true }),
        maybe('mustInclude', 'lines', { rare: true }),
        maybe('showWhen', 'condition'),
        maybe('requiredUnless', 'condition', { rare: true }),
        maybe('mustBe', 'flag', { rare: true }),
        maybe('min', 'number', { rare: true }),
        maybe('max', 'number', { rare: true }),
        maybe('maxAgeYears', 'number', { rare: true }),
        maybe('allowYearOnly', 'flag', { rare: true }),
        maybe('pattern', 'text', { rare: true }),
        maybe('repeat.min', 'number', { rare: true }),
        maybe('repeat.max', 'number', { rare: true }),
        maybe('parts', 'many', { values: PARTS, rare: true }),
      ],
    },
  },
  {
    key: 'lien-thong',
    owns: ['linkedSteps'],
    controls: [],
    list: {
      path: ['linkedSteps'],
      blank: { code: '', name: '', authority: '', timeLimit: { value: 1, unit: 'working_day' }, dependsOn: [], result: '' },
      controls: [
        one('code', 'text'),
        one('name', 'longtext'),
        one('authority', 'text'),
        one('timeLimit.value', 'number'),
        one('timeLimit.unit', 'choice', { values: UNITS }),
        maybe('timeLimit.sameDayCutoff', 'text', { rare: true }),
        one('dependsOn', 'lines'),
        one('result', 'text'),
        maybe('optional', 'flag'),
        maybe('wantedWhen', 'condition'),
        maybe('answers', 'lines'),
        maybe('papers', 'lines'),
        maybe('notes', 'longtext'),
      ],
    },
  },
  {
    key: 'ket-qua',
    owns: ['result'],
    controls: [
      one('result.name', 'text'),
      one('result.kind', 'choice', { values: KINDS }),
      maybe('result.officialCode', 'text'),
      one('result.templateHint', 'longtext'),
      maybe('result.originals', 'number'),
      maybe('result.validity', 'text'),
    ],
  },
]

/** The sections of a procedure: the steps of several agencies only where it has some. A first one comes with a file. */
export const sectionsOf = (content: ProcedureContent): EditorSection[] =>
  SECTIONS.filter((section) => section.key !== 'lien-thong' || content.linkedSteps?.length)

/** The section a path belongs to; undefined for what only a file can change. */
export const sectionOf = (path: readonly (string | number)[]): SectionKey | undefined =>
  SECTIONS.find((section) => section.owns.includes(String(path[0])))?.key

/** `3` of a list, `3-1` of a group in it: where a member stands in the content. */
export function memberPath(section: EditorSection, member: string): Path | undefined {
  const match = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(member)
  if (!section.list || !match) return undefined
  const [, first, second] = match
  const path: Path = [...section.list.path, Number(first)]
  if (second === undefined) return path
  return section.key === 'to-khai' ? [...path, 'fields', Number(second)] : undefined
}

/** The reverse of memberPath, for a path inside a member too. */
export function memberOf(section: EditorSection, path: Path): string | undefined {
  const rest = path.slice(section.list?.path.length ?? 0)
  if (!section.list || section.list.path.some((key, i) => path[i] !== key) || typeof rest[0] !== 'number') return undefined
  return section.key === 'to-khai' && rest[1] === 'fields' && typeof rest[2] === 'number'
    ? `${rest[0]}-${rest[2]}`
    : String(rest[0])
}

export const at = (content: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Item)[key] : undefined), content)

/** A copy with the value at a path replaced; lists on the way are made where they are missing. */
export function withAt<T>(content: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  if (typeof key === 'number') {
    const list = Array.isArray(content) ? [...content] : []
    list[key] = withAt(list[key], rest, value)
    return list as T
  }
  return { ...content, [key]: withAt((content as Item | undefined)?.[key], rest, value) } as T
}

/** Moves or removes a member; steps are numbered anew. Undefined where there is no such member or place. */
export function arrange(
  section: EditorSection,
  content: ProcedureContent,
  member: string,
  what: 'up' | 'down' | 'remove',
): ProcedureContent | undefined {
  const path = memberPath(section, member)
  const index = path?.at(-1)
  const listPath = path?.slice(0, -1)
  const list = listPath && at(content, listPath)
  if (!listPath || !Array.isArray(list) || typeof index !== 'number' || index >= list.length) return undefined
  const next = [...list]
  const [moved] = next.splice(index, 1)
  if (what !== 'remove') next.splice(Math.max(0, what === 'up' ? index - 1 : index + 1), 0, moved)
  const arranged = withAt(content, listPath, next)
  return section.key === 'trinh-tu' ? numbered(arranged) : arranged
}

export const numbered = (content: ProcedureContent): ProcedureContent => ({
  ...content,
  steps: content.steps.map((step, i) => ({ ...step, order: i + 1 })),
})

/** The path that conditions name a field by, and the repeated group it stands in. */
export function scopeOf(content: ProcedureContent, path: Path): { self?: string; repeated?: string } {
  if (path[0] !== 'form') return {}
  const top = at(content, path.slice(0, 3)) as Field | undefined
  const field = at(content, path) as Field | undefined
  if (!top) return {}
  const inGroup = path.length > 3
  return {
    ...(field ? { self: inGroup ? `${top.id}.${field.id}` : top.id } : {}),
    ...(inGroup && top.repeat ? { repeated: top.id } : {}),
  }
}
