/** One thing that differs between two versions of a procedure. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Keys from the root; members of lists by their id, code or name: `['form', 'fields', 'child', 'fields', 'gender', 'label']`. */
  path: string[]
  /** The same path as people name it: members of lists by their label. */
  titles: string[]
  before?: unknown
  after?: unknown
}

/**
 * What changed from one content to another, thing by thing; nothing for equal ones. Members of lists are the same where id, code or
 * name is the same; where only their order changed, the list is told as moved. A condition is one thing.
 */
export function compareVersions(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = []
  compare(before, after, [], [], found)
  return found
}

function compare(before: unknown, after: unknown, path: string[], titles: string[], found: Difference[]): void {
  if (same(before, after)) return
  if (before === undefined) found.push({ kind: 'added', path, titles, after })
  else if (after === undefined) found.push({ kind: 'removed', path, titles, before })
  else if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, path, titles, found)
  else if (isParted(before) && isParted(after))
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(before[key], after[key], [...path, key], [...titles, key], found)
  else found.push({ kind: 'changed', path, titles, before, after })
}

function compareLists(before: unknown[], after: unknown[], path: string[], titles: string[], found: Difference[]): void {
  const [old, now] = [keyed(before), keyed(after)]
  for (const [key, member] of old)
    compare(member, now.get(key), [...path, key], [...titles, titleOf(now.get(key) ?? member, key)], found)
  for (const [key, member] of now)
    if (!old.has(key))
      found.push({ kind: 'added', path: [...path, key], titles: [...titles, titleOf(member, key)], after: member })
  const stayed = [...old.keys()].filter((key) => now.has(key))
  const order = [...now.keys()].filter((key) => old.has(key))
  if (!same(stayed, order)) {
    const named = (keys: string[]) => keys.map((key) => titleOf(now.get(key), key))
    found.push({ kind: 'moved', path, titles, before: named(stayed), after: named(order) })
  }
}

/** An object that is looked into. A condition is not: half of one says nothing. */
const isParted = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('all' in value || 'any' in value || ('field' in value && ('equals' in value || 'in' in value || 'filled' in value)))

/** Members under a name of their own; a name used twice is counted. */
function keyed(list: unknown[]): Map<string, unknown> {
  const members = new Map<string, unknown>()
  for (const member of list) {
    const name = nameOf(member)
    let key = name
    for (let n = 2; members.has(key); n++) key = `${name} #${n}`
    members.set(key, member)
  }
  return members
}

function nameOf(member: unknown): string {
  if (!isParted(member)) return typeof member === 'string' ? member : stable(member)
  const name = member.id ?? member.code ?? member.value ?? member.name ?? member.when
  return typeof name === 'string' ? name : stable(member)
}

function titleOf(member: unknown, key: string): string {
  const title = isParted(member) ? (member.label ?? member.name) : undefined
  return typeof title === 'string' && title !== '' ? title : key
}

export const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b)

/** As JSON, whatever the order of the keys. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? 'undefined'
